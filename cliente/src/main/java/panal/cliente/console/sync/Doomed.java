package panal.cliente.console.sync;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is to be deleted, collected in the order of the tree. For one thread. */
final class Doomed {
    private final List<Entry> entries = new ArrayList<>();
    /** The directories of these that the last entry was in, the innermost first. */
    private final Deque<Entry> above = new ArrayDeque<>();

    private final Set<String> kept = new HashSet<>();

    void add(Entry entry) {
        leaveFor(entry);
        entries.add(entry);
        if (entry.isDirectory()) {
            above.push(entry);
        }
    }

    /** Whether a directory that the entry is in is among these. */
    boolean holds(Entry entry) {
        leaveFor(entry);
        return !above.isEmpty();
    }

    private void leaveFor(Entry entry) {
        while (!above.isEmpty() && !entry.isBelow(above.element().path())) {
            above.pop();
        }
    }

    /** Lets the directories live that the entry, which stays, is in. */
    void keepAbove(Entry entry) {
        if (holds(entry)) {
            above.forEach(directory -> kept.add(directory.path()));
        }
    }

    /** A directory behind what is in it. */
    List<Entry> inOrder() {
        List<Entry> order = new ArrayList<>(entries);
        order.removeIf(entry -> kept.contains(entry.path()));
        Collections.reverse(order);
        return order;
    }
}
