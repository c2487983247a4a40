package panal.namenode.watch;

import java.util.List;
import panal.namenode.namespace.Attributes;
import panal.protocol.value.Change;

/**
 * A change, with what decides who may know of it. The directories are as they were at the change: they may be gone.
 *
 * @param above the directories above the path, from the root down; neighbours with the same rights as one
 * @param aboveBefore those above the path where it stood before; empty unless it was moved
 */
public record KnownChange(Change change, List<Attributes> above, List<Attributes> aboveBefore) {
    private static final int BYTES = 300;
    private static final int BYTES_OF_DIRECTORY = 48;

    public KnownChange {
        above = List.copyOf(above);
        aboveBefore = List.copyOf(aboveBefore);
    }

    /** About how many bytes of memory it takes: half a kilobyte as a rule, and eight where paths are as long as can be. */
    int weight() {
        int characters = change.path().text().length() + change.from().length();
        return BYTES + 2 * characters + BYTES_OF_DIRECTORY * (above.size() + aboveBefore.size());
    }
}
