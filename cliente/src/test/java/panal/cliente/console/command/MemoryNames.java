package panal.cliente.console.command;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
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

/** A name server in memory that demands proof for the cluster's names. */
final class MemoryNames implements NameServer {
    private final Map<String, Entry> entries = new TreeMap<>();
    private final ClusterSecret secret;

    MemoryNames(ClusterSecret secret) {
        this.secret = secret;
    }

    synchronized void put(Entry entry) {
        entries.put(entry.name(), entry);
    }

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public void ping() {}

    @Override
    public Challenge challenge() {
        return new Challenge(new Bits256(1, 2, 3, 4), ProtocolVersion.CURRENT);
    }

    @Override
    public synchronized void register(Registration registration, ClusterProof proof) throws PanalException {
        String name = registration.entry().name();
        require(List.of(name), "register " + name, proof);
        if (registration.safe() && entries.containsKey(name)) {
            throw new AlreadyExists(name);
        }
        put(registration.entry());
    }

    @Override
    public synchronized boolean renew(String name) {
        return entries.containsKey(name);
    }

    @Override
    public synchronized Entry lookup(String name) throws NotFound {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new NotFound(name);
        }
        return entry;
    }

    @Override
    public int remove(String name, ClusterProof proof) throws PanalException {
        return remove(entry -> entry.name().equals(name), "remove " + name, proof);
    }

    @Override
    public int removeByPrefix(String prefix, ClusterProof proof) throws PanalException {
        return remove(entry -> entry.name().startsWith(prefix), "removeprefix " + prefix, proof);
    }

    @Override
    public int removeMatching(String pattern, ClusterProof proof) throws PanalException {
        return remove(matching(pattern), "removematching " + pattern, proof);
    }

    @Override
    public List<Entry> list(String prefix) {
        return where(entry -> entry.name().startsWith(prefix));
    }

    @Override
    public List<Entry> listMatching(String pattern) throws InvalidInput {
        return where(matching(pattern));
    }

    @Override
    public List<Entry> lookupAll(Set<String> tags) {
        return where(entry -> entry.tags().containsAll(tags));
    }

    @Override
    public List<Entry> lookupAny(Set<String> tags) {
        return where(entry -> entry.tags().stream().anyMatch(tags::contains));
    }

    @Override
    public synchronized void setTags(String name, Set<String> tags, ClusterProof proof) throws PanalException {
        require(List.of(name), "settags " + name, proof);
        Entry entry = lookup(name);
        put(new Entry(name, entry.object(), entry.address(), tags));
    }

    @Override
    public synchronized int count() {
        return entries.size();
    }

    private synchronized List<Entry> where(Predicate<Entry> wanted) {
        return entries.values().stream().filter(wanted).toList();
    }

    private static Predicate<Entry> matching(String pattern) throws InvalidInput {
        try {
            Pattern compiled = Pattern.compile(pattern);
            return entry -> compiled.matcher(entry.name()).lookingAt();
        } catch (PatternSyntaxException fault) {
            throw new InvalidInput("\"" + pattern + "\" is no regular expression: " + fault.getDescription());
        }
    }

    private synchronized int remove(Predicate<Entry> wanted, String claim, ClusterProof proof) throws PanalException {
        List<String> names = where(wanted).stream().map(Entry::name).toList();
        require(names, claim, proof);
        names.forEach(entries::remove);
        return names.size();
    }

    private void require(List<String> names, String claim, ClusterProof proof) throws AccessDenied {
        boolean ours = names.stream().anyMatch(name -> name.startsWith("namenode") || name.startsWith("datanode-"));
        if (ours && !secret.proven(proof, claim)) {
            throw new AccessDenied("no proof for: " + claim);
        }
    }
}
