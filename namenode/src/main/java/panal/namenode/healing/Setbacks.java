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
    /** Where all copies are damaged there is little hope, and each try reads them all. */
    private static final Duration DAMAGED_WAIT_MAX = Duration.ofHours(1);

    private static final Duration REMEMBERED = Duration.ofMinutes(2);
    /** Blocks beyond these are tried again at once. */
    private static final int BLOCKS_MAX = 10_000;

    private final Clock clock;
    private final Map<Long, Setback> byBlock = new HashMap<>();

    Setbacks(Clock clock) {
        this.clock = clock;
    }

    private record Setback(Set<NodeId> failed, Duration rest, Instant last) {}

    /** Notes that {@code target} could not get the block, of which all copies may be damaged. */
    void failed(BlockId block, NodeId target, boolean damaged) {
        Optional<Setback> before = Optional.ofNullable(byBlock.get(block.number()));
        if (before.isEmpty() && byBlock.size() >= BLOCKS_MAX) {
            return;
        }
        Duration longer = before.map(setback -> setback.rest().multipliedBy(2)).orElse(FIRST_WAIT);
        Set<NodeId> failed = new HashSet<>(before.map(Setback::failed).orElse(Set.of()));
        failed.add(target);
        byBlock.put(block.number(), new Setback(failed, bounded(longer, damaged), clock.instant()));
    }

    private static Duration bounded(Duration rest, boolean damaged) {
        Duration longest = damaged ? DAMAGED_WAIT_MAX : WAIT_MAX;
        return rest.compareTo(longest) > 0 ? longest : rest;
    }

    /** Whether it is too early to try again; {@code damaged} says whether all copies are, as far as they can be read. */
    boolean resting(BlockId block, boolean damaged) {
        return Optional.ofNullable(byBlock.get(block.number()))
                .map(setback ->
                        setback.last().plus(bounded(setback.rest(), damaged)).isAfter(clock.instant()))
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
