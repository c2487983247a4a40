package panal.datanode.chain;

import java.time.Duration;
import panal.protocol.block.BlockGeometry;
import panal.protocol.value.Limits;

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

    /**
     * What fits a heap of so many bytes: for each block its window, a packet on its way out and one on its way in. Many
     * blocks with short windows are better than few with long ones, for a block that is refused has to go elsewhere.
     */
    public static ChainSettings forHeap(long heapBytes) {
        long writers = Math.max(8, Math.min(256, heapBytes / (3L << 20)));
        long packetBytes = (long) Limits.PACKET_CHUNKS * BlockGeometry.RECORD_BYTES;
        long window = Math.max(2, Math.min(8, heapBytes * 3 / 8 / (writers * packetBytes)));
        return new ChainSettings(
                (int) writers,
                Duration.ofSeconds(15),
                (int) window,
                Duration.ofSeconds(6),
                Duration.ofSeconds(2),
                Duration.ofMinutes(2));
    }

    /** How long a node waits that has so many nodes behind it. */
    Duration windowWait(int behind) {
        Duration wait = windowWait.plus(step.multipliedBy(Math.max(0, behind - 1)));
        return wait.compareTo(Duration.ofSeconds(20)) > 0 ? Duration.ofSeconds(20) : wait;
    }
}
