package panal.datanode.heartbeat;

import java.util.ArrayList;
import java.util.List;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeWork;
import panal.protocol.value.ReplicaCopy;

/** Remembers what was ordered. */
final class FakeDuties implements Duties {
    final List<ReplicaCopy> copies = new ArrayList<>();
    final List<List<BlockId>> scrubs = new ArrayList<>();
    long epoch;
    int forgotten;

    @Override
    public boolean copy(List<ReplicaCopy> ordered, long ofEpoch) {
        copies.addAll(ordered);
        epoch = ofEpoch;
        return true;
    }

    @Override
    public boolean scrub(List<BlockId> blocks) {
        scrubs.add(blocks);
        return true;
    }

    @Override
    public void forgetOrders() {
        forgotten++;
    }

    @Override
    public NodeWork work() {
        return new NodeWork(copies.size(), 2, 3, 4, 5, 6, 7);
    }
}
