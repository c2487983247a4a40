package panal.cliente.write;

import java.util.ArrayDeque;
import java.util.Queue;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockGrant;

/** Gives out the grants for the blocks that an upload has to send, in order, fetched some at a time. For one thread. */
final class Grants {
    /** Granted ahead at most, in bytes: few enough to be written before the grants expire. */
    private static final long BYTES_AHEAD = 512L * 1024 * 1024;

    private static final int BLOCKS_AHEAD = 64;

    private final OpenUpload upload;
    private final SendPlan plan;
    private final Queue<BlockGrant> ahead = new ArrayDeque<>();
    private final int batch;
    private final long blocks;
    /** Up to this index all are granted that are to be sent. */
    private int granted;

    /**
     * For a file that is sent from its beginning.
     *
     * @param total the file's bytes; when unknown, grants come one at a time, because one that is never used would be a
     *     block that the file lacks
     */
    static Grants from(BlockGrant first, OpenUpload upload, long total) {
        Grants grants = new Grants(upload, total, SendPlan.ALL);
        grants.ahead.add(first);
        grants.granted = 1;
        return grants;
    }

    /** For what is missing of a file of so many bytes. */
    static Grants missing(OpenUpload upload, long total, SendPlan plan) {
        return new Grants(upload, total, plan);
    }

    private Grants(OpenUpload upload, long total, SendPlan plan) {
        this.upload = upload;
        this.plan = plan;
        long blockSize = upload.ticket().blockSize();
        boolean known = total != BlockCutter.UNKNOWN;
        this.blocks = known ? (total + blockSize - 1) / blockSize : Long.MAX_VALUE;
        this.batch = known ? (int) Math.max(1, Math.min(BLOCKS_AHEAD, BYTES_AHEAD / blockSize)) : 1;
    }

    BlockGrant next() throws PanalException {
        if (ahead.isEmpty()) {
            int index = plan.nextFrom(granted);
            int count = plan.run(index, (int) Math.max(1, Math.min(batch, blocks - index)));
            ahead.addAll(upload.add(index, count));
            granted = index + count;
        }
        return ahead.remove();
    }
}
