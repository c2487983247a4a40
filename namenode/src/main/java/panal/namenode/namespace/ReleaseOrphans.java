package panal.namenode.namespace;

import java.util.List;

/**
 * Ends what {@link KeepOrphans} began: blocks that nobody owns are doomed again when their time is over, also those that
 * come up later. The reply is whether any were kept.
 */
public record ReleaseOrphans() implements Command<Boolean> {
    @Override
    public Decision<Boolean> decideOn(Namespace namespace) {
        return namespace.orphansKeptBelow() == 0
                ? Decision.unchanged(false)
                : new Decision<>(List.of(new BlockEdit.OrphansKept(0)), true);
    }
}
