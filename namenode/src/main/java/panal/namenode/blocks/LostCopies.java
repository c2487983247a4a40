package panal.namenode.blocks;

import java.time.Clock;
import java.util.Optional;
import panal.protocol.value.NodeId;

/** Remembers, for people, who had the last good copy of blocks that no node has any more. Not thread-safe. */
final class LostCopies {
    private final Clock clock;
    private final LongMap<LastCopy> last = new LongMap<>();

    LostCopies(Clock clock) {
        this.clock = clock;
    }

    void lost(long block, NodeId node) {
        last.put(block, new LastCopy(node, clock.instant()));
    }

    /** The block is there again, or nobody needs it any more. */
    void settled(long block) {
        last.remove(block);
    }

    Optional<LastCopy> of(long block) {
        return last.get(block);
    }
}
