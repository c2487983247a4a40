package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;

/**
 * Copies that failed: another node is to try next, and each time a little later. Forgotten after a while. Not thread-safe.
 */
final class Setbacks {
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration WAIT_MAX = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    /** Blocks beyond these are tried again at once. */
    private static final int BLOCKS_MAX = 10_000;

    private final Clock clock;
    private final Map<Long, Setback> byBlock = new HashMap<>();

    Setbacks(Clock clock) {
        this.clock = clock;
    }

    private record Setback(Set<NodeId> failed, Duration rest, Instant last) {}

    /** Notes that {@code target} could not get the block. */
    void failed(BlockId block, NodeId target) {
        Optional<Setback> before = Optional.ofNullable(byBlock.get(block.number()));
        if (before.isEmpty() && byBlock.size() >= BLOCKS_MAX) {
            return;
        }
        Duration longer = before.map(setback -> setback.rest().multipliedBy(2)).orElse(FIRST_WAIT);
        Set<NodeId> failed = new HashSet<>(before.map(Setback::failed).orElse(Set.of()));
        failed.add(target);
        Duration rest = longer.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : longer;
        byBlock.put(block.number(), new Setback(failed, rest, clock.instant()));
    }

    /** Whether it is too early to try again. */
    boolean resting(BlockId block) {
        return Optional.ofNullable(byBlock.get(block.number()))
                .map(setback -> setback.last().plus(setback.rest()).isAfter(clock.instant()))
                .orElse(false);
    }

    /** Nodes that have failed for the block and are asked only when there is no other. */
    Set<NodeId> failed(BlockId block) {
        return Optional.ofNullable(byBlock.get(block.number()))
                .map(Setback::failed)
                .orElse(Set.of());
    }

    void healed(BlockId block) {
        byBlock.remove(block.number());
    }

    void sweep() {
        byBlock.values()
                .removeIf(setback ->
                        setback.last().plus(setback.rest()).plus(REMEMBERED).isBefore(clock.instant()));
    }
}
