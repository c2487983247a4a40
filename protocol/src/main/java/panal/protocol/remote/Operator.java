package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import panal.protocol.error.PanalException;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.BalanceRequest;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStake;
import panal.protocol.value.SafeModeStatus;

/** What only a superuser may do: orders about the cluster itself. It lives as long as the session that gave it. */
public interface Operator extends Remote {
    /**
     * Enters safe mode by hand, or leaves it whatever its reason, and says how it is then. Held by hand, nothing is
     * changed, deleted or healed until it is left or the NameNode restarts; but plans for nodes can be made, as in every safe
     * mode except that of an old journal. Left while nodes are missing, nothing is deleted until they are back or declared
     * gone.
     *
     * @throws panal.protocol.error.SafeMode if it cannot be left, because the journal is an old one
     */
    SafeModeStatus safeMode(boolean hold) throws RemoteException, PanalException;

    /** Orders a node to verify all its blocks soon; answers how many it has. */
    long scrub(NodeName node) throws RemoteException, PanalException;

    /** Orders all nodes that have copies of a file's blocks to verify these soon; answers how many copies. */
    long scrubFile(FilePath path) throws RemoteException, PanalException;

    /**
     * Has a node's blocks copied to others; when nothing needs it any more, it has left. Refused when that cannot be done,
     * with the arithmetic.
     *
     * @throws panal.protocol.error.NoDataNodes if too few nodes would remain, or the node cannot be read
     * @throws panal.protocol.error.OutOfSpace if the others have not enough room
     */
    void leave(NodeName node) throws RemoteException, PanalException;

    /** Takes a node back that leaves, has left or was forgotten. */
    void stay(NodeName node) throws RemoteException, PanalException;

    /** Announces that a node may be away for so many milliseconds from now, and nothing is copied because of that. */
    void maintenance(NodeName node, long millis) throws RemoteException, PanalException;

    void endMaintenance(NodeName node) throws RemoteException, PanalException;

    /** Declares a dead node gone for good; refused for one that is heard. */
    void forget(NodeName node) throws RemoteException, PanalException;

    /** What depends on a node; looks at all its blocks. */
    NodeStake stake(NodeName node) throws RemoteException, PanalException;

    /** Moves blocks until the nodes are about equally full, in place of what was asked for before; how that begins. */
    BalanceProgress balance(BalanceRequest request) throws RemoteException, PanalException;

    /** Ends it; how far it came. */
    BalanceProgress endBalance() throws RemoteException, PanalException;

    /**
     * Has blocks that belong to no file deleted again, an hour after they are seen, also those that are kept because metadata
     * was lost; answers how many of these are known.
     *
     * @throws panal.protocol.error.SafeMode in safe mode
     */
    long releaseOrphans() throws RemoteException, PanalException;
}
