package panal.protocol.lookup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.remote.NameServer;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Bits256;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.Entry;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Registration;

/** Keeps entries in a map and checks proofs; what the tests do not need, it cannot do. */
final class FakeNameServer implements NameServer {
    static final Bits256 NONCE = new Bits256(1, 2, 3, 4);

    final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final ProtocolVersion version;
    private final ClusterSecret secret;

    FakeNameServer(ProtocolVersion version, ClusterSecret secret) {
        this.version = version;
        this.secret = secret;
    }

    @Override
    public ProtocolVersion version() {
        return version;
    }

    @Override
    public void ping() {
        // Answering is enough.
    }

    @Override
    public Challenge challenge() {
        return new Challenge(NONCE, version);
    }

    @Override
    public void register(Registration registration, ClusterProof proof) throws PanalException {
        requireProof(proof, "register " + registration.entry().name());
        entries.put(registration.entry().name(), registration.entry());
    }

    private void requireProof(ClusterProof proof, String claim) throws AccessDenied {
        if (!secret.proven(proof, claim)) {
            throw new AccessDenied("no proof for: " + claim);
        }
    }

    @Override
    public boolean renew(String name) {
        return entries.containsKey(name);
    }

    @Override
    public Entry lookup(String name) throws PanalException {
        Entry found = entries.get(name);
        if (found == null) {
            throw new NotFound(name);
        }
        return found;
    }

    @Override
    public int remove(String name, ClusterProof proof) throws PanalException {
        requireProof(proof, "remove " + name);
        return entries.remove(name) == null ? 0 : 1;
    }

    @Override
    public int removeByPrefix(String prefix, ClusterProof proof) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int removeMatching(String pattern, ClusterProof proof) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Entry> list(String prefix) {
        return List.copyOf(entries.values());
    }

    @Override
    public List<Entry> listMatching(String pattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Entry> lookupAll(Set<String> tags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Entry> lookupAny(Set<String> tags) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setTags(String name, Set<String> tags, ClusterProof proof) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int count() {
        return entries.size();
    }
}
