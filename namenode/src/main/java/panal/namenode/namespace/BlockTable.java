package panal.namenode.namespace;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import panal.namenode.namespace.map.Draft;
import panal.namenode.namespace.map.LongTrie;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileId;

/**
 * Who owns which block.
 *
 * @param owners of blocks of files and of uploads: the file's id
 * @param doomed blocks that nobody owns or ever will, and since when
 * @param keptBelow blocks of nobody with lower ids are not doomed by themselves; 0 when all may be
 */
record BlockTable(LongTrie<FileId> owners, LongTrie<Long> doomed, long keptBelow) {
    static final BlockTable EMPTY = new BlockTable(LongTrie.empty(), LongTrie.empty(), 0);

    /** The same table, for a run of changes each of which makes the one before void. */
    BlockTable in(Draft draft) {
        return new BlockTable(owners.in(draft), doomed.in(draft), keptBelow);
    }

    /** The same table, which nothing changes any more. */
    BlockTable settled() {
        return new BlockTable(owners.settled(), doomed.settled(), keptBelow);
    }

    Optional<FileId> ownerOf(BlockId block) {
        return owners.get(block.number());
    }

    boolean isDoomed(BlockId block) {
        return doomed.contains(block.number());
    }

    /** The doomed blocks by id, as a map that cannot be changed. */
    Map<BlockId, Long> doomedSince() {
        return new DoomedView(doomed);
    }

    BlockTable owned(Iterable<BlockId> blocks, FileId owner) {
        LongTrie<FileId> all = owners;
        for (BlockId block : blocks) {
            all = all.plus(block.number(), owner);
        }
        return new BlockTable(all, doomed, keptBelow);
    }

    BlockTable doom(List<BlockId> blocks, long timeMillis) {
        Long since = timeMillis;
        LongTrie<Long> all = doomed;
        LongTrie<FileId> left = owners;
        for (BlockId block : blocks) {
            all = all.plus(block.number(), since);
            left = left.minus(block.number());
        }
        return new BlockTable(left, all, keptBelow);
    }

    BlockTable forget(List<BlockId> blocks) {
        LongTrie<Long> left = doomed;
        for (BlockId block : blocks) {
            left = left.minus(block.number());
        }
        return new BlockTable(owners, left, keptBelow);
    }

    BlockTable keeping(long below) {
        return new BlockTable(owners, doomed, below);
    }

    private static final class DoomedView extends AbstractMap<BlockId, Long> {
        private final LongTrie<Long> doomed;

        DoomedView(LongTrie<Long> doomed) {
            this.doomed = doomed;
        }

        @Override
        public Set<Map.Entry<BlockId, Long>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public Iterator<Map.Entry<BlockId, Long>> iterator() {
                    return doomed.from(0, (block, since) -> Map.entry(new BlockId(block), since));
                }

                @Override
                public int size() {
                    return doomed.size();
                }
            };
        }
    }
}
