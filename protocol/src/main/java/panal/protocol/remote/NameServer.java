package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import java.util.List;
import java.util.Set;
import panal.protocol.error.PanalException;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.Entry;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Registration;

/**
 * The name server: names for remote objects, from any machine. Bound as {@code nameserver}. The names of the cluster's
 * own services ({@code namenode*}, {@code datanode-*}) change only with a {@link ClusterProof}; other names ignore it.
 *
 * <p>Patterns are regular expressions in RE2 syntax (Java's without back references, look-around and possessive
 * quantifiers), which is matched in linear time; anchored at the start of the name, not at its end.
 */
public interface NameServer extends Remote {
    ProtocolVersion version() throws RemoteException;

    /** Answers, if it is alive. */
    void ping() throws RemoteException;

    /** A nonce for one {@link ClusterProof}. */
    Challenge challenge() throws RemoteException;

    /** Adds or replaces an entry; registering again with the same object renews its lease. */
    void register(Registration registration, ClusterProof proof) throws RemoteException, PanalException;

    /** Keeps an entry standing; needs no proof. False when it is not there any more, so that it must be registered. */
    boolean renew(String name) throws RemoteException;

    Entry lookup(String name) throws RemoteException, PanalException;

    /** How many entries were removed: 0 or 1. */
    int remove(String name, ClusterProof proof) throws RemoteException, PanalException;

    /** How many entries were removed. The server's own entry stays. */
    int removeByPrefix(String prefix, ClusterProof proof) throws RemoteException, PanalException;

    /** How many entries were removed. The server's own entry stays. */
    int removeMatching(String pattern, ClusterProof proof) throws RemoteException, PanalException;

    /** Entries whose name begins with {@code prefix}, by name; all for empty text. */
    List<Entry> list(String prefix) throws RemoteException;

    List<Entry> listMatching(String pattern) throws RemoteException, PanalException;

    /** Entries that have every one of these tags. */
    List<Entry> lookupAll(Set<String> tags) throws RemoteException;

    /** Entries that have at least one of these tags. */
    List<Entry> lookupAny(Set<String> tags) throws RemoteException;

    /** Replaces an entry's tags. */
    void setTags(String name, Set<String> tags, ClusterProof proof) throws RemoteException, PanalException;

    int count() throws RemoteException;
}
