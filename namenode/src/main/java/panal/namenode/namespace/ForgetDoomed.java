package panal.namenode.namespace;

import java.util.List;
import panal.protocol.value.BlockId;

/**
 * Drops doomed blocks of which no replica is left; the reply is how many. Not before every upload that might still try to
 * complete with one of them is over for certain: from then on nothing refuses it.
 */
public record ForgetDoomed(List<BlockId> blocks) implements Command<Integer> {
    public ForgetDoomed {
        blocks = List.copyOf(blocks);
    }

    @Override
    public Decision<Integer> decideOn(Namespace namespace) {
        List<BlockId> known =
                blocks.stream().filter(namespace::isDoomed).distinct().toList();
        return known.isEmpty()
                ? Decision.unchanged(0)
                : new Decision<>(List.of(new BlockEdit.DoomedForgotten(known)), known.size());
    }
}
