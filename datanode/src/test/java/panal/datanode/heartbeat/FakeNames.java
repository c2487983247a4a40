package panal.datanode.heartbeat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.error.NotFound;
import panal.protocol.remote.NameServer;
import panal.protocol.value.Bits256;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.Entry;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Registration;

/** A name server that trusts everybody. */
final class FakeNames implements NameServer {
    final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public void ping() {}

    @Override
    public Challenge challenge() {
        return new Challenge(Bits256.ZERO, ProtocolVersion.CURRENT);
    }

    @Override
    public void register(Registration registration, ClusterProof proof) {
        entries.put(registration.entry().name(), registration.entry());
    }

    @Override
    public boolean renew(String name) {
        return entries.containsKey(name);
    }

    @Override
    public Entry lookup(String name) throws NotFound {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new NotFound(name);
        }
        return entry;
    }

    @Override
    public int remove(String name, ClusterProof proof) {
        return entries.remove(name) == null ? 0 : 1;
    }

    @Override
    public int removeByPrefix(String prefix, ClusterProof proof) {
        throw new UnsupportedOperationException("not asked by DataNodes");
    }

    @Override
    public int removeMatching(String pattern, ClusterProof proof) {
        throw new UnsupportedOperationException("not asked by DataNodes");
    }

    @Override
    public List<Entry> list(String prefix) {
        throw new UnsupportedOperationException("not asked by DataNodes");
    }

    @Override
    public List<Entry> listMatching(String pattern) {
        throw new UnsupportedOperationException("not asked by DataNodes");
    }

    @Override
    public List<Entry> lookupAll(Set<String> tags) {
        throw new UnsupportedOperationException("not asked by DataNodes");
    }

    @Override
    public List<Entry> lookupAny(Set<String> tags) {
        throw new UnsupportedOperationException("not asked by DataNodes");
    }

    @Override
    public void setTags(String name, Set<String> tags, ClusterProof proof) {
        throw new UnsupportedOperationException("not asked by DataNodes");
    }

    @Override
    public int count() {
        return entries.size();
    }
}
