package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import panal.protocol.error.PanalException;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.UserProof;

/** The NameNode's front door, bound as {@code namenode}: all it does for a stranger is find out who they are. */
public interface NameNode extends Remote {
    ProtocolVersion version() throws RemoteException;

    /** A nonce for one log-in or one join; refuses a caller of another protocol version. */
    Challenge challenge(ProtocolVersion caller) throws RemoteException, PanalException;

    /** An object that acts for the user who is proven. */
    Session login(UserProof proof) throws RemoteException, PanalException;

    /** Takes a DataNode into the cluster, or back. */
    NodeWelcome join(NodeJoin join) throws RemoteException, PanalException;

    /** The cluster at a glance; open to everyone, because launchers and monitors ask before they can log in. */
    ClusterStatus status() throws RemoteException;
}
