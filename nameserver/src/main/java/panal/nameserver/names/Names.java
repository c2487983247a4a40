package panal.nameserver.names;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.Entry;

/** All entries, by name; an immutable value. A change makes a copy, which is cheap at a few thousand entries. */
public final class Names {
    private static final Names NONE = new Names(Collections.emptyNavigableMap());

    private final NavigableMap<String, Entry> entries;

    private Names(NavigableMap<String, Entry> entries) {
        this.entries = entries;
    }

    public static Names none() {
        return NONE;
    }

    /** These entries and {@code entry}, which takes the place of one with the same name. */
    public Names with(Entry entry) {
        NavigableMap<String, Entry> next = new TreeMap<>(entries);
        next.put(entry.name(), entry);
        return new Names(next);
    }

    public Names without(Collection<String> names) {
        NavigableMap<String, Entry> next = new TreeMap<>(entries);
        names.forEach(next::remove);
        return new Names(next);
    }

    public Optional<Entry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    public int count() {
        return entries.size();
    }

    /** Entries whose name begins with {@code prefix}, by name. */
    public List<Entry> withPrefix(String prefix) {
        return entries.tailMap(prefix, true).values().stream()
                .takeWhile(entry -> entry.name().startsWith(prefix))
                .toList();
    }

    /** Entries whose name begins with something that {@code pattern} matches, by name. */
    public List<Entry> matching(NameExpression pattern) throws InvalidInput {
        pattern.requireAffordable(entries.keySet());
        return those(entry -> pattern.matchesStartOf(entry.name()));
    }

    /** Entries that have every one of these tags, by name; all of them for no tags. */
    public List<Entry> withAll(Set<String> tags) {
        return those(entry -> entry.tags().containsAll(tags));
    }

    /** Entries that have at least one of these tags, by name. */
    public List<Entry> withAny(Set<String> tags) {
        return those(entry -> !Collections.disjoint(entry.tags(), tags));
    }

    private List<Entry> those(Predicate<Entry> wanted) {
        return entries.values().stream().filter(wanted).toList();
    }
}
