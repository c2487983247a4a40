package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.SafeModeStatus;

/** What only a superuser may do: orders about the cluster itself. It lives as long as the session that gave it. */
public interface Operator extends Remote {
    /**
     * Enters safe mode by hand, or leaves it whatever its reason, and says how it is then. Held by hand, nothing is
     * changed, deleted or healed until it is left or the NameNode restarts. Left while nodes are missing, nothing is
     * deleted until they are back or declared gone.
     *
     * @throws panal.protocol.error.SafeMode if it cannot be left, because the journal is an old one
     */
    SafeModeStatus safeMode(boolean hold) throws RemoteException, PanalException;

    /** Orders a node to verify all its blocks soon; answers how many it has. */
    long scrub(NodeName node) throws RemoteException, PanalException;

    /** Orders all nodes that have copies of a file's blocks to verify these soon; answers how many copies. */
    long scrubFile(FilePath path) throws RemoteException, PanalException;
}
