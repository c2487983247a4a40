package panal.datanode.heartbeat;

import java.util.List;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeWork;
import panal.protocol.value.ReplicaCopy;

/** What this node does on order that takes its time. Thread-safe; nothing here waits. */
public interface Duties {
    /**
     * Fetches these replicas from other nodes.
     *
     * @param epoch the number of the epoch whose NameNode orders it
     * @return false if some were dropped, because too many wait
     */
    boolean copy(List<ReplicaCopy> copies, long epoch);

    /** Verifies these blocks soon, or all of them if there are none here; false if some were dropped. */
    boolean scrub(List<BlockId> blocks);

    /** Whoever ordered is not heard any more: what waits is not begun. */
    void forgetOrders();

    /** How far it has come. */
    NodeWork work();
}
