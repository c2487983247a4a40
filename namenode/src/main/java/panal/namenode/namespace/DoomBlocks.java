package panal.namenode.namespace;

import java.util.List;
import panal.protocol.value.BlockId;

/**
 * Dooms blocks that somebody has and nobody owns, so that no upload can complete with them any more. Those that a file or
 * an upload owns after all are left out, and those that are kept ({@link KeepOrphans}); the reply is which ones are doomed
 * now.
 */
public record DoomBlocks(List<BlockId> blocks, long timeMillis) implements Command<List<BlockId>> {
    public DoomBlocks {
        blocks = List.copyOf(blocks);
    }

    @Override
    public Decision<List<BlockId>> decideOn(Namespace namespace) {
        List<BlockId> unowned = blocks.stream()
                .filter(block -> namespace.ownerOf(block).isEmpty())
                .filter(block -> namespace.isDoomed(block) || block.number() >= namespace.orphansKeptBelow())
                .distinct()
                .toList();
        List<BlockId> news =
                unowned.stream().filter(block -> !namespace.isDoomed(block)).toList();
        return news.isEmpty()
                ? Decision.unchanged(unowned)
                : new Decision<>(List.of(new BlockEdit.BlocksDoomed(news, timeMillis)), unowned);
    }
}
