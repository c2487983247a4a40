package panal.cluster.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one client knows of its own directory. An operation is entered before it is asked for; then it is acknowledged, or
 * doubtful: paths in doubt are left alone from then on. Each entry is also a line, from which the ledger of a client that
 * was killed is made again: what it had asked for last is doubtful. Thread-safe.
 */
public final class Ledger {
    private static final String ASKED = "asked ";
    private static final String DONE = "done";
    private static final String UNKNOWN = "unknown";

    private final Consumer<String> lines;
    /** All below is guarded by this. */
    private final TreeMap<String, Content> tree = new TreeMap<>();

    private final List<Change> doubts = new ArrayList<>();
    private @Nullable Operation asked;
    private int acknowledged;

    Ledger(Consumer<String> lines) {
        this.lines = lines;
    }

    /** The ledger of a client that wrote these lines; the last one may be cut off. */
    public static Ledger of(List<String> lines) {
        Ledger ledger = new Ledger(line -> {});
        for (String line : lines) {
            if (line.startsWith(ASKED)) {
                ledger.ask(Operation.parse(line.substring(ASKED.length())));
            } else if (line.equals(DONE)) {
                ledger.done();
            } else if (line.equals(UNKNOWN)) {
                ledger.unknown();
            }
        }
        if (ledger.asked != null) {
            ledger.unknown();
        }
        return ledger;
    }

    synchronized void ask(Operation operation) {
        lines.accept(ASKED + operation.text());
        asked = operation;
    }

    synchronized void done() {
        Change change = settle();
        tree.putAll(change.after());
        acknowledged++;
        lines.accept(DONE);
    }

    synchronized void unknown() {
        doubts.add(settle());
        lines.accept(UNKNOWN);
    }

    private synchronized Change settle() {
        if (asked == null) {
            throw new IllegalStateException("nothing was asked for");
        }
        Change change = Change.of(asked, tree);
        tree.keySet().removeAll(change.before().keySet());
        asked = null;
        return change;
    }

    /** Each path that must be there, with what. */
    public synchronized Map<String, Content> certain() {
        return new HashMap<>(tree);
    }

    public synchronized List<Change> doubts() {
        return List.copyOf(doubts);
    }

    public synchronized int acknowledged() {
        return acknowledged;
    }

    synchronized Optional<Content> at(String path) {
        return Optional.ofNullable(tree.get(path));
    }

    public synchronized List<String> files() {
        return paths(false);
    }

    synchronized List<String> directories() {
        return paths(true);
    }

    /** Bytes in all files. */
    synchronized long bytes() {
        return tree.values().stream().mapToLong(Content::length).sum();
    }

    /** Whether nothing at or below {@code path} is in doubt, so that it may be moved or removed as a whole. */
    synchronized boolean sure(String path) {
        for (Change doubt : doubts) {
            for (String touched : doubt.paths()) {
                if (touched.startsWith(path + "/")) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<String> paths(boolean directories) {
        return tree.entrySet().stream()
                .filter(entry -> entry.getValue().directory() == directories)
                .map(Map.Entry::getKey)
                .toList();
    }
}
