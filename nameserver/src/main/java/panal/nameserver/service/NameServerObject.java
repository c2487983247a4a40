package panal.nameserver.service;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.nameserver.names.NameExpression;
import panal.nameserver.names.NameRules;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.remote.NameServer;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.Entry;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Registration;

/** The name server as others see it: checks what comes from outside, then makes one call to the table. Thread-safe. */
final class NameServerObject implements NameServer {
    static final String OWN_NAME = "nameserver";

    private static final Logger log = LoggerFactory.getLogger(NameServerObject.class);

    private final NameTable table;
    private final ClusterGate gate;
    private final Reach reach;

    NameServerObject(NameTable table, ClusterGate gate, Reach reach) {
        this.table = table;
        this.gate = gate;
        this.reach = reach;
    }

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public void ping() {}

    @Override
    public Challenge challenge() {
        return new Challenge(gate.nonce(), ProtocolVersion.CURRENT);
    }

    @Override
    public void register(Registration wish, ClusterProof proof) throws PanalException {
        Entry entry = wish.entry();
        NameRules.requireAcceptable(entry);
        wish.version().requireCurrent(entry.name());
        requireNotOwn(entry.name());
        reach.requireReachable(entry);
        gate.requireProof(List.of(entry.name()), "register " + entry.name(), proof);
        table.register(entry, Duration.ofMillis(wish.leaseMillis()), wish.safe());
        log.info("entry registered name={} address={} lease_ms={}", entry.name(), entry.address(), wish.leaseMillis());
    }

    @Override
    public boolean renew(String name) {
        return table.renew(name);
    }

    @Override
    public Entry lookup(String name) throws PanalException {
        NameRules.requireName(name);
        Entry entry = table.names().find(name).orElseThrow(() -> NotFound.inNameServer(name));
        reach.requireReachable(entry);
        return entry;
    }

    @Override
    public int remove(String name, ClusterProof proof) throws PanalException {
        NameRules.requireName(name);
        requireNotOwn(name);
        return remove(List.of(name), "remove " + name, proof);
    }

    @Override
    public int removeByPrefix(String prefix, ClusterProof proof) throws PanalException {
        return remove(namesOf(table.names().withPrefix(prefix)), "removeprefix " + prefix, proof);
    }

    @Override
    public int removeMatching(String pattern, ClusterProof proof) throws PanalException {
        List<Entry> matching = table.names().matching(NameExpression.of(pattern));
        return remove(namesOf(matching), "removematching " + pattern, proof);
    }

    @Override
    public List<Entry> list(String prefix) {
        return table.names().withPrefix(prefix);
    }

    @Override
    public List<Entry> listMatching(String pattern) throws PanalException {
        return table.names().matching(NameExpression.of(pattern));
    }

    @Override
    public List<Entry> lookupAll(Set<String> tags) {
        return table.names().withAll(tags);
    }

    @Override
    public List<Entry> lookupAny(Set<String> tags) {
        return table.names().withAny(tags);
    }

    @Override
    public void setTags(String name, Set<String> tags, ClusterProof proof) throws PanalException {
        NameRules.requireName(name);
        NameRules.requireTags(tags);
        requireNotOwn(name);
        gate.requireProof(List.of(name), "settags " + name, proof);
        table.setTags(name, tags);
    }

    @Override
    public int count() {
        return table.names().count();
    }

    private int remove(List<String> names, String claim, ClusterProof proof) throws AccessDenied {
        gate.requireProof(names, claim, proof);
        int removed = table.remove(names);
        if (removed > 0) {
            log.info("entries removed count={} first={}", removed, names.get(0));
        }
        return removed;
    }

    private static List<String> namesOf(List<Entry> entries) {
        return entries.stream().map(Entry::name).toList();
    }

    private static void requireNotOwn(String name) throws AccessDenied {
        if (name.equals(OWN_NAME)) {
            throw new AccessDenied(OWN_NAME + " is the name server's own entry; it is always there");
        }
    }
}
