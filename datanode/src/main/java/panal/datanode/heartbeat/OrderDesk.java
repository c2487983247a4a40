package panal.datanode.heartbeat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.store.BlockStore;
import panal.protocol.value.Order;
import panal.protocol.value.Replica;

/** Does what the NameNode orders, in the background and in order, so that heartbeats go on meanwhile. Thread-safe. */
final class OrderDesk implements Order.Visitor<Boolean> {
    private static final Logger log = LoggerFactory.getLogger(OrderDesk.class);
    /** The NameNode repeats what is not done; more than this in waiting is dropped. */
    private static final int WAITING_MAX = 256;

    private final BlockStore store;
    private final Runnable reportStock;
    private final BlockingQueue<List<Replica>> deletions = new LinkedBlockingQueue<>(WAITING_MAX);
    private final OneAtATime deleting;

    OrderDesk(BlockStore store, Executor background, Runnable reportStock) {
        this.store = store;
        this.reportStock = reportStock;
        this.deleting = new OneAtATime(background, this::deleteAll);
    }

    /** Takes orders whose epoch has been checked. */
    void take(List<Order> orders) {
        for (Order order : orders) {
            if (!order.accept(this)) {
                log.warn(
                        "order dropped, too many wait order={}",
                        order.getClass().getSimpleName());
            }
        }
        if (!deletions.isEmpty()) {
            deleting.begin();
        }
    }

    @Override
    public Boolean deleteReplicas(Order.DeleteReplicas order) {
        return deletions.offer(order.replicas());
    }

    @Override
    public Boolean copyReplicas(Order.CopyReplicas order) {
        return false;
    }

    @Override
    public Boolean scrub(Order.Scrub order) {
        return false;
    }

    @Override
    public Boolean reportOrigins(Order.ReportOrigins order) {
        return false;
    }

    @Override
    public Boolean reportStock(Order.ReportStock order) {
        reportStock.run();
        return true;
    }

    private void deleteAll() {
        for (@Nullable List<Replica> next = deletions.poll(); next != null; next = deletions.poll()) {
            int deleted = store.delete(next);
            log.info("blocks deleted on order ordered={} deleted={}", next.size(), deleted);
        }
    }
}
