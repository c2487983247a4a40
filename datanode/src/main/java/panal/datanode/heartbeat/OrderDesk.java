package panal.datanode.heartbeat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.store.BlockStore;
import panal.protocol.value.Order;

/**
 * Does what the NameNode orders, in the background and in order, so that heartbeats go on meanwhile. An order dies with the
 * link by which it came: another NameNode may not want it. Thread-safe.
 */
final class OrderDesk {
    private static final Logger log = LoggerFactory.getLogger(OrderDesk.class);
    /** The NameNode repeats what is not done; more than this in waiting is dropped. */
    private static final int WAITING_MAX = 256;
    /**
     * An order that has waited for longer is not obeyed: the NameNode repeats what it still wants, and begins after minutes to
     * rely on a copy again that it has not told anybody to delete since.
     */
    private static final Duration OBEYED_WITHIN = Duration.ofMinutes(1);

    private final BlockStore store;
    private final Duties duties;
    private final Reports reports;
    private final BlockingQueue<Deletion> deletions = new LinkedBlockingQueue<>(WAITING_MAX);
    private final OneAtATime deleting;
    private final Clock clock;
    /** Counts the links that were lost. */
    private final AtomicLong lost = new AtomicLong();

    /** Asks for a report, which is sent some time soon. */
    interface Reports {
        void stock();

        void origins();
    }

    /**
     * Files to delete, until when, and how many links had been lost when that was ordered. What is made anew while the order
     * waits is another file, though it may be the same replica.
     */
    private record Deletion(List<BlockStore.Deletable> files, Instant until, long lost) {}

    OrderDesk(BlockStore store, Duties duties, Executor background, Reports reports, Clock clock) {
        this.clock = clock;
        this.store = store;
        this.duties = duties;
        this.reports = reports;
        this.deleting = new OneAtATime(background, this::deleteAll);
    }

    /** Takes orders of this epoch, which has been checked. */
    void take(List<Order> orders, long epoch) {
        Intake intake = new Intake(epoch);
        for (Order order : orders) {
            if (!order.accept(intake)) {
                log.warn(
                        "order dropped, too many wait order={}",
                        order.getClass().getSimpleName());
            }
        }
        if (!deletions.isEmpty()) {
            deleting.begin();
        }
    }

    /** The link is lost: what was ordered and is not begun is not done. */
    void forget() {
        lost.incrementAndGet();
        deletions.clear();
        duties.forgetOrders();
    }

    /** False for an order that was dropped. */
    private final class Intake implements Order.Visitor<Boolean> {
        private final long epoch;

        Intake(long epoch) {
            this.epoch = epoch;
        }

        @Override
        public Boolean deleteReplicas(Order.DeleteReplicas order) {
            List<BlockStore.Deletable> files = store.deletable(order.replicas());
            return deletions.offer(new Deletion(files, clock.instant().plus(OBEYED_WITHIN), lost.get()));
        }

        @Override
        public Boolean copyReplicas(Order.CopyReplicas order) {
            return duties.copy(order.copies(), epoch);
        }

        @Override
        public Boolean scrub(Order.Scrub order) {
            return duties.scrub(order.blocks());
        }

        @Override
        public Boolean reportOrigins(Order.ReportOrigins order) {
            reports.origins();
            return true;
        }

        @Override
        public Boolean reportStock(Order.ReportStock order) {
            reports.stock();
            return true;
        }
    }

    private void deleteAll() {
        for (@Nullable Deletion next = deletions.poll(); next != null; next = deletions.poll()) {
            int deleted = 0;
            for (BlockStore.Deletable file : next.files()) {
                if (next.lost() == lost.get() && clock.instant().isBefore(next.until())) {
                    deleted += file.delete() ? 1 : 0;
                }
            }
            log.info(
                    "blocks deleted on order ordered={} deleted={}",
                    next.files().size(),
                    deleted);
        }
    }
}
