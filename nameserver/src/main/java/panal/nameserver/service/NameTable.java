package panal.nameserver.service;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import panal.nameserver.leases.Leases;
import panal.nameserver.names.Names;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.value.Entry;

/**
 * The one owner of the entries, their leases and their mirror. Readers take the last published value and wait for nobody;
 * writers take turns. Thread-safe.
 */
final class NameTable {
    /** Entries that a stranger can make, so that none can fill the memory or take the cluster's own room. */
    static final int STRANGERS = 1_000;

    static final int CLUSTERS = 4_000;

    private final String ownName;
    /** Guarded by this, as is every change of {@link #names}: what the plain registry shows changes in the same order. */
    private final Mirror mirror;
    /** Guarded by this. */
    private final Leases leases;

    private volatile Names names = Names.none();

    /** {@code ownName}: the server's own entry, which stays once it is there. */
    NameTable(String ownName, Mirror mirror, Clock clock) {
        this.ownName = ownName;
        this.mirror = mirror;
        this.leases = new Leases(clock);
    }

    Names names() {
        return names;
    }

    /** Adds or replaces; {@code safe} refuses to replace another object, but not to register the same again. */
    synchronized void register(Entry entry, Duration lease, boolean safe) throws AlreadyExists, InvalidInput {
        sweep();
        Optional<Entry> standing = names.find(entry.name());
        if (safe && standing.isPresent() && !standing.get().object().equals(entry.object())) {
            throw new AlreadyExists(entry.name());
        }
        if (standing.isEmpty()) {
            requireRoomFor(entry.name());
        }
        put(entry);
        leases.grant(entry.name(), lease);
    }

    /** False when there is no such entry. */
    synchronized boolean renew(String name) {
        Optional<Entry> standing = names.find(name);
        leases.renew(name);
        standing.ifPresent(mirror::show);
        return standing.isPresent();
    }

    synchronized void setTags(String name, Set<String> tags) throws NotFound {
        Entry standing = names.find(name).orElseThrow(() -> NotFound.inNameServer(name));
        put(new Entry(name, standing.object(), standing.address(), tags));
    }

    /** How many of these were there; the server's own entry stays. */
    synchronized int remove(Collection<String> unwanted) {
        List<String> there = unwanted.stream()
                .filter(name -> names.find(name).isPresent())
                .filter(name -> !name.equals(ownName))
                .toList();
        names = names.without(there);
        for (String name : there) {
            leases.end(name);
            mirror.hide(name);
        }
        return there.size();
    }

    /** Removes the entries whose lease is over, and says which. Shows the own one again, in case somebody unbound it. */
    synchronized List<String> sweep() {
        names.find(ownName).ifPresent(mirror::show);
        List<String> over = leases.expired();
        if (!over.isEmpty()) {
            remove(over);
        }
        return over;
    }

    private void put(Entry entry) {
        names = names.with(entry);
        mirror.show(entry);
    }

    private void requireRoomFor(String name) throws InvalidInput {
        boolean clusters = ClusterGate.guards(name);
        int limit = clusters ? CLUSTERS : STRANGERS;
        long taken = names.withPrefix("").stream()
                .filter(entry -> ClusterGate.guards(entry.name()) == clusters)
                .count();
        if (taken >= limit) {
            throw new InvalidInput("the name server is full: it has " + taken + " entries of this sort; remove some");
        }
    }
}
