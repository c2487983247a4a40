package panal.datanode;

import java.io.Closeable;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import panal.datanode.copy.Copies;
import panal.datanode.copy.Sources;
import panal.datanode.heartbeat.Duties;
import panal.datanode.heartbeat.Findings;
import panal.datanode.heartbeat.Standing;
import panal.datanode.scrub.Scrubber;
import panal.datanode.service.DataNodeService;
import panal.datanode.store.BlockStore;
import panal.datanode.throttle.LeftRate;
import panal.datanode.throttle.Throttle;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeWork;
import panal.protocol.value.ReplicaCopy;

/** What the node does besides serving clients. Thread-safe. */
record BackgroundWork(Copies copies, Scrubber scrubber, List<Throttle> throttles) implements Duties, Closeable {
    /** Begins nothing yet. */
    static BackgroundWork of(
            NodePlan plan,
            BlockStore store,
            Standing standing,
            Sources sources,
            Findings findings,
            DataNodeService service,
            Executor copying,
            Clock clock) {
        LeftRate left = LeftRate.forCopies(service::clients, store.meter()::bestSecond, plan.healBandwidth());
        Throttle forCopies = new Throttle(left, clock);
        Throttle onOrder = new Throttle(left, clock);
        Throttle inRounds = new Throttle(LeftRate.forScrub(service::clients), clock);
        return new BackgroundWork(
                new Copies(store, standing, sources, findings, forCopies, copying),
                new Scrubber(store, plan.scrubTime(), inRounds, onOrder, clock),
                List.of(onOrder, inRounds));
    }

    @Override
    public boolean copy(List<ReplicaCopy> orders, long epoch) {
        return copies.take(orders, epoch);
    }

    @Override
    public boolean scrub(List<BlockId> blocks) {
        return scrubber.order(blocks);
    }

    @Override
    public void forgetOrders() {
        copies.forget();
    }

    @Override
    public NodeWork work() {
        Copies.Figures copied = copies.figures();
        Scrubber.Figures scrubbed = scrubber.figures();
        return new NodeWork(
                copied.pending(),
                copied.blocks(),
                copied.bytes(),
                scrubbed.done(),
                scrubbed.total(),
                scrubbed.lastEndMillis(),
                scrubbed.corruptFound());
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        copies.close();
        throttles.forEach(Throttle::close);
    }
}
