package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import panal.namenode.blocks.BlockMap;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;

/** Copies whose block has been moved: among too many, they are to go first. Not thread-safe. */
final class Departures {
    /** After that the choice is free again: whatever keeps the copy there may go on. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private record Departure(NodeId from, Instant since) {}

    private final BlockMap blocks;
    private final Clock clock;
    private final Map<Long, Departure> byBlock = new HashMap<>();

    Departures(BlockMap blocks, Clock clock) {
        this.blocks = blocks;
        this.clock = clock;
    }

    void add(BlockId block, NodeId from) {
        byBlock.put(block.number(), new Departure(from, clock.instant()));
    }

    Optional<NodeId> of(BlockId block) {
        return Optional.ofNullable(byBlock.get(block.number())).map(Departure::from);
    }

    /** Forgets those that have gone. */
    void sweep() {
        Instant oldest = clock.instant().minus(REMEMBERED);
        byBlock.entrySet()
                .removeIf(entry -> entry.getValue().since().isBefore(oldest)
                        || blocks.copies(new BlockId(entry.getKey())).stream().noneMatch(copy -> copy.node()
                                .equals(entry.getValue().from())));
    }
}
