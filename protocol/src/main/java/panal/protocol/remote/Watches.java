package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import panal.protocol.error.PanalException;
import panal.protocol.value.ChangePage;
import panal.protocol.value.WatchRequest;

/** Tells a user what changes in the tree: by calling the user's client, or by answering it. Gone with its session. */
public interface Watches extends Remote {
    /** The longest that {@link #changes} waits: shorter than a caller waits for any answer. */
    long WAIT_MILLIS = 10_000;

    /** The address from which this call came, as a literal. Who has another one cannot be called. */
    String callerHost() throws RemoteException;

    /**
     * Has a listener called with what changes, from the request's mark on, until it ends, its session ends, or it does not
     * answer. A listener that is known already takes the place of itself.
     *
     * @param listener a stub that points to the host that calls, as {@link #callerHost} names it
     * @return an empty page: where it begins, and whether something before that is missing
     * @throws panal.protocol.error.AccessDenied if the stub points elsewhere
     * @throws panal.protocol.error.Busy if there are too many listeners
     */
    ChangePage watch(WatchRequest request, ChangeListener listener) throws RemoteException, PanalException;

    /**
     * What has changed since the request's mark; if nothing, waits for it.
     *
     * @param waitMillis how long, 0 to {@link #WAIT_MILLIS}; when very many wait already, it is answered at once
     */
    ChangePage changes(WatchRequest request, long waitMillis) throws RemoteException, PanalException;

    /** The listener is called no more. */
    void end(ChangeListener listener) throws RemoteException;
}
