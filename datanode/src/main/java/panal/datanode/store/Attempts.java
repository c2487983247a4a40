package panal.datanode.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import panal.protocol.error.StaleAttempt;
import panal.protocol.value.BlockId;

/**
 * Which attempt at a block counts: the highest that was begun here. Older ones are over, and their files must not take the
 * block's name any more. Thread-safe; its monitor guards both tables.
 */
final class Attempts {
    /** Attempts that came to nothing are remembered for as long as somebody late could still ask for them. */
    private static final int REMEMBERED = 65_536;

    private final Map<BlockId, UnfinishedBlock> underWay = new LinkedHashMap<>();
    private final Map<BlockId, Integer> highest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<BlockId, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized void remember(Map<BlockId, Integer> attempts) {
        attempts.forEach((block, attempt) -> highest.merge(block, attempt, Math::max));
    }

    /** Claims the block for this attempt, before anything is written; {@code finished} is the attempt that is whole, or 0. */
    synchronized void claim(BlockId block, int attempt, int finished) throws StaleAttempt {
        int seen = Math.max(finished, highest.getOrDefault(block, 0));
        if (attempt <= seen) {
            throw new StaleAttempt("attempt " + attempt + " at block " + block + " is over: attempt " + seen
                    + " has begun here; ask for a new attempt");
        }
        highest.remove(block);
        highest.put(block, attempt);
    }

    /**
     * Claims the block for a copy of a finished replica; false if that attempt or a newer one is just being written here. What
     * was begun here and came to nothing does not count against it: the copy has what the block has become.
     */
    synchronized boolean claimCopy(BlockId block, int attempt) {
        UnfinishedBlock current = underWay.get(block);
        if (current != null && current.attempt() >= attempt) {
            return false;
        }
        highest.remove(block);
        highest.put(block, attempt);
        return true;
    }

    /** Gives the older attempt that is over now, and is to be aborted. */
    synchronized Optional<UnfinishedBlock> begun(UnfinishedBlock block) throws StaleAttempt {
        if (!isHighest(block)) {
            throw new StaleAttempt("attempt " + block.attempt() + " at block " + block.block() + " is over");
        }
        return Optional.ofNullable(underWay.put(block.block(), block));
    }

    /** Whether the block may still be finished by this attempt. */
    synchronized boolean counts(UnfinishedBlock block) {
        return underWay.get(block.block()) == block && isHighest(block);
    }

    synchronized void ended(UnfinishedBlock block) {
        underWay.remove(block.block(), block);
    }

    synchronized int count() {
        return underWay.size();
    }

    private boolean isHighest(UnfinishedBlock block) {
        @Nullable Integer seen = highest.get(block.block());
        return seen != null && seen == block.attempt();
    }
}
