package panal.cliente.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.FinishedBlock;

/**
 * Gives out the grants for an upload's blocks in order, fetched some at a time, and hands finished blocks in with them so
 * that neither completion nor a message grows with the file. {@link #next} is for one thread, the rest for any.
 */
final class Grants {
    /** Granted ahead at most, in bytes: few enough to be written before the grants expire. */
    private static final long BYTES_AHEAD = 512L * 1024 * 1024;

    private static final int BLOCKS_AHEAD = 64;

    private final OpenUpload upload;
    private final Queue<BlockGrant> ahead = new ArrayDeque<>();
    private final int batch;
    private final long blocks;
    private int granted = 1;
    /** Finished blocks that are not handed in yet; guards itself. */
    private final List<FinishedBlock> finished = new ArrayList<>();

    /**
     * @param total the file's bytes; when unknown, grants come one at a time, because one that is never used would be a
     *     block that the file lacks
     */
    Grants(OpenUpload upload, BlockGrant first, long total) {
        this.upload = upload;
        long blockSize = upload.ticket().blockSize();
        boolean known = total != BlockCutter.UNKNOWN;
        this.blocks = known ? (total + blockSize - 1) / blockSize : Long.MAX_VALUE;
        this.batch = known ? (int) Math.max(1, Math.min(BLOCKS_AHEAD, BYTES_AHEAD / blockSize)) : 1;
        ahead.add(first);
    }

    BlockGrant next() throws PanalException {
        if (ahead.isEmpty()) {
            int count = (int) Math.max(1, Math.min(batch, blocks - granted));
            ahead.addAll(upload.add(granted, count, takeFinished()));
            granted += count;
        }
        return ahead.remove();
    }

    void finished(FinishedBlock block) {
        synchronized (finished) {
            finished.add(block);
        }
    }

    /** The finished blocks that are not handed in yet; the caller hands them in. */
    List<FinishedBlock> takeFinished() {
        synchronized (finished) {
            List<FinishedBlock> taken = List.copyOf(finished);
            finished.clear();
            return taken;
        }
    }
}
