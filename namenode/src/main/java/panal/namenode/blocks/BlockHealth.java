package panal.namenode.blocks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import panal.protocol.value.BlockId;

/**
 * One block at one moment.
 *
 * @param claim who needs it, and in how many copies
 * @param counted good copies that count
 * @param copies all copies, on whatever nodes
 * @param shortSince when it began to have fewer counted copies than are wanted; empty when it has enough, or when nobody
 *     can read it
 */
public record BlockHealth(
        BlockId block, Claim claim, Danger danger, int counted, List<Copy> copies, Optional<Instant> shortSince) {
    public BlockHealth {
        copies = List.copyOf(copies);
    }
}
