package panal.namenode.namespace;

import java.util.List;
import org.pcollections.TreePMap;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileId;

/**
 * Who owns which block.
 *
 * @param owners of blocks of files and of uploads: the file's id
 * @param doomed blocks that nobody owns or ever will, and since when
 */
record BlockTable(TreePMap<BlockId, FileId> owners, TreePMap<BlockId, Long> doomed) {
    static final BlockTable EMPTY = new BlockTable(TreePMap.empty(), TreePMap.empty());

    BlockTable owned(Iterable<BlockId> blocks, FileId owner) {
        TreePMap<BlockId, FileId> all = owners;
        for (BlockId block : blocks) {
            all = all.plus(block, owner);
        }
        return new BlockTable(all, doomed);
    }

    BlockTable doom(List<BlockId> blocks, long timeMillis) {
        Long since = timeMillis;
        TreePMap<BlockId, Long> all = doomed;
        for (BlockId block : blocks) {
            all = all.plus(block, since);
        }
        return new BlockTable(owners.minusAll(blocks), all);
    }

    BlockTable forget(List<BlockId> blocks) {
        return new BlockTable(owners, doomed.minusAll(blocks));
    }
}
