package panal.datanode.copy;

import java.io.Closeable;
import java.nio.ByteBuffer;
import panal.protocol.error.PanalException;

/** One block's records from one source. Used by one thread, but for {@link #breakOff}. */
interface SourceFeed extends Closeable {
    /**
     * Fills all the room that remains in the target.
     *
     * @param firstChunk follows on what was received before
     * @param chunks as many as fill the target
     * @param left chunks of the block from {@code firstChunk} on
     */
    void receive(int firstChunk, int chunks, int left, ByteBuffer target) throws PanalException;

    /** Ends what is under way, from any thread, if there is a way to do that. */
    void breakOff();

    @Override
    void close();
}
