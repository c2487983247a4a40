package panal.protocol.remote;

import java.rmi.RemoteException;

/**
 * Acts for one logged-in user; the identity is in the object. It ends by {@link #logout}, when its client is gone, or when
 * it is idle for long; after that calls throw {@link java.rmi.NoSuchObjectException} and the client logs in again.
 */
public interface Session extends Files, Uploads {
    /** The user's name. */
    String user() throws RemoteException;

    void logout() throws RemoteException;
}
