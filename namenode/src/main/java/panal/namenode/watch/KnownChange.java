package panal.namenode.watch;

import java.util.List;
import panal.namenode.namespace.Attributes;
import panal.protocol.value.Change;

/**
 * A change, with what decides who may know of it. The directories are as they were at the change: they may be gone.
 *
 * @param above the directories above the path, from the root down
 * @param aboveBefore those above the path where it stood before; empty unless it was moved
 */
public record KnownChange(Change change, List<Attributes> above, List<Attributes> aboveBefore) {
    public KnownChange {
        above = List.copyOf(above);
        aboveBefore = List.copyOf(aboveBefore);
    }
}
