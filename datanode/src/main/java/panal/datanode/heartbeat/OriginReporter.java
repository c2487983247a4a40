package panal.datanode.heartbeat;

import java.rmi.NoSuchObjectException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.store.BlockStore;
import panal.protocol.error.NoSuchBlock;
import panal.protocol.error.PanalException;
import panal.protocol.remote.NodeLink;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.value.BlockId;
import panal.protocol.value.Limits;
import panal.protocol.value.OriginPage;
import panal.protocol.value.ReplicaOrigin;

/**
 * Sends what the headers of all blocks say, page by page, for a rescue: each is read from the disk, in the order of the
 * blocks' numbers. A block that is gained meanwhile may be missing. One that is lost meanwhile is told as unreadable: nothing
 * is deleted in a rescue, so its disk has failed. Thread-safe.
 */
final class OriginReporter {
    private static final Logger log = LoggerFactory.getLogger(OriginReporter.class);

    private final BlockStore store;

    OriginReporter(BlockStore store) {
        this.store = store;
    }

    void report(NodeLink link) throws PanalException, NoSuchObjectException {
        List<BlockId> blocks = store.stock().blocks();
        int pages = Math.max(1, (blocks.size() + Limits.ORIGIN_PAGE_REPLICAS - 1) / Limits.ORIGIN_PAGE_REPLICAS);
        int unreadable = 0;
        for (int page = 0; page < pages; page++) {
            int from = page * Limits.ORIGIN_PAGE_REPLICAS;
            int to = Math.min(from + Limits.ORIGIN_PAGE_REPLICAS, blocks.size());
            OriginPage next = read(page, page == pages - 1, blocks.subList(from, to));
            unreadable += next.unreadable().size();
            RemoteCalls.run("namenode", () -> link.reportOrigins(next));
        }
        log.info("origins reported blocks={} unreadable={} pages={}", blocks.size(), unreadable, pages);
    }

    private OriginPage read(int page, boolean last, List<BlockId> blocks) {
        List<ReplicaOrigin> origins = new ArrayList<>(blocks.size());
        List<BlockId> unreadable = new ArrayList<>();
        for (BlockId block : blocks) {
            try {
                origins.add(store.origin(block));
            } catch (NoSuchBlock gone) {
                // A whole disk of them: the directory's failure and the sum at the end are lines enough.
                log.debug("block is gone meanwhile block={}", block);
                unreadable.add(block);
            } catch (PanalException damaged) {
                log.warn("header not read block={} why=\"{}\"", block, damaged.getMessage());
                unreadable.add(block);
            }
        }
        return new OriginPage(page, last, origins, unreadable);
    }
}
