package panal.namenode.watch;

import java.util.List;

/**
 * Changes one after another.
 *
 * @param through the last transaction that is dealt with here, whether it changed the tree or not
 * @param more whether later ones are known
 * @param gap whether what came before these is not known any more
 */
public record Stretch(List<KnownChange> changes, long through, boolean more, boolean gap) {
    public Stretch {
        changes = List.copyOf(changes);
    }
}
