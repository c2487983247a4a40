package panal.datanode.chain;

import java.time.Duration;

/**
 * Bounds of the chain.
 *
 * @param writersMax blocks that may be open for writing at once
 * @param admission how long a new block waits for another one to end
 * @param windowPackets packets that wait for the next node at most
 * @param windowWait how long the last node but one waits for a full window, before it goes on without the next node
 * @param step what each node before that one waits longer, so that the nodes nearest to a failure give up first
 * @param idle how long a block may stand open without a call
 */
public record ChainSettings(
        int writersMax, Duration admission, int windowPackets, Duration windowWait, Duration step, Duration idle) {
    public ChainSettings {
        if (writersMax < 1 || windowPackets < 1) {
            throw new IllegalArgumentException("writers " + writersMax + ", window " + windowPackets);
        }
    }

    /** What fits a heap of so many bytes: a full window, and a packet or two in the making, for each block. */
    public static ChainSettings forHeap(long heapBytes) {
        int writers = (int) Math.max(8, Math.min(256, heapBytes / (8L << 20)));
        return new ChainSettings(
                writers, Duration.ofSeconds(5), 8, Duration.ofSeconds(6), Duration.ofSeconds(2), Duration.ofMinutes(2));
    }

    /** How long a node waits that has so many nodes behind it. */
    Duration windowWait(int behind) {
        Duration wait = windowWait.plus(step.multipliedBy(Math.max(0, behind - 1)));
        return wait.compareTo(Duration.ofSeconds(20)) > 0 ? Duration.ofSeconds(20) : wait;
    }
}
