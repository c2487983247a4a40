package panal.protocol.remote;

import java.rmi.RemoteException;
import panal.protocol.error.PanalException;
import panal.protocol.value.ClusterReport;

/**
 * Acts for one logged-in user; the identity is in the object. It ends by {@link #logout}, when its client is gone, or when
 * it is idle for long; after that calls throw {@link java.rmi.NoSuchObjectException} and the client logs in again.
 */
public interface Session extends Files, Uploads {
    /** The user's name. */
    String user() throws RemoteException;

    /** All that an operator wants to know of the cluster; open to every user. */
    ClusterReport report() throws RemoteException, PanalException;

    /**
     * An object for orders about the cluster itself.
     *
     * @throws panal.protocol.error.AccessDenied unless the user is a superuser
     */
    Operator operator() throws RemoteException, PanalException;

    /** An object that tells what changes; one of its own, because it takes remote objects as arguments. */
    Watches watches() throws RemoteException, PanalException;

    void logout() throws RemoteException;
}
