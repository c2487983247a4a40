package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import panal.namenode.blocks.BlockHealth;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeWork;

/** A copy that one node is to fetch, from when it is decided until it is there or given up. Not thread-safe. */
final class CopyUnderWay {
    /** What a node has for a copy besides the bytes themselves, and how slow it may be with those before others try. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long BYTES_PER_SECOND = 256 * 1024;
    /** An answer to a heartbeat may be lost. A node that knows the order already takes no notice. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    final BlockId block;
    final long length;
    final NodeId target;
    /** The node that is asked first. */
    final NodeId source;
    /** Whose copy is to go when this one is there, if the block is only moved. */
    final Optional<NodeId> from;

    private final Clock clock;
    private Instant deadline;
    private Optional<Instant> ordered = Optional.empty();
    /** What the target had copied when it was heard last. */
    private long progress = Long.MAX_VALUE;

    CopyUnderWay(BlockHealth health, NodeId target, NodeId source, Optional<NodeId> from, Clock clock) {
        this.block = health.block();
        this.length = health.claim().length();
        this.target = target;
        this.source = source;
        this.from = from;
        this.clock = clock;
        this.deadline = clock.instant().plus(patience());
    }

    private Duration patience() {
        return PATIENCE.plusSeconds(length / BYTES_PER_SECOND);
    }

    boolean isOrdered() {
        return ordered.isPresent();
    }

    /** Whether the target is to hear of it now. */
    boolean due() {
        return ordered.map(last -> !last.plus(AGAIN_AFTER).isAfter(clock.instant()))
                .orElse(true);
    }

    void order() {
        if (ordered.isEmpty()) {
            deadline = clock.instant().plus(patience());
        }
        ordered = Optional.of(clock.instant());
    }

    /** The target works on its orders, one after another: as long as it gets on, there is no reason to ask another. */
    void heard(NodeWork work) {
        long now = work.copiedBytes() + work.copiedBlocks();
        if (work.copying() > 0 && now > progress) {
            deadline = clock.instant().plus(patience());
        }
        progress = now;
    }

    boolean overdue() {
        return deadline.isBefore(clock.instant());
    }
}
