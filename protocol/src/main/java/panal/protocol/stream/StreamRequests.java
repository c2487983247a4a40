package panal.protocol.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Receipt;

/** What a DataNode does for its streams: it checks the tokens, and means the same as {@link panal.protocol.remote.DataNode}. Thread-safe. */
public interface StreamRequests {
    /**
     * Sends stored records.
     *
     * @throws PanalException before anything was sent; afterwards the stream is ended instead
     */
    void read(BlockToken token, int firstChunk, int chunks, ReadAnswer answer) throws PanalException;

    /** The same for another DataNode, which makes a copy: nobody waits for it. */
    default void copy(BlockToken token, int firstChunk, int chunks, ReadAnswer answer) throws PanalException {
        read(token, firstChunk, chunks, answer);
    }

    /**
     * Writes a block of one packet.
     *
     * @param records the caller's, until this returns
     */
    List<Receipt> writeWhole(BlockWrite order, BlockSum sum, long patienceMillis, ByteBuffer records)
            throws PanalException;

    /**
     * Begins a larger block.
     *
     * @param givenUp to be run when the block is ended by somebody else than its writer
     */
    IncomingBlock begin(BlockWrite order, Runnable givenUp) throws PanalException;

    /** One attempt at one block that comes in; one call at a time. A call that throws has ended it. */
    interface IncomingBlock {
        /** The next records, which are the caller's again when this returns. */
        void write(int firstChunk, ByteBuffer records) throws PanalException;

        List<Receipt> finish(BlockSum sum, long patienceMillis) throws PanalException;

        /** Does nothing for one that has ended. */
        void abort();
    }

    /** Where stored records go. */
    interface ReadAnswer {
        /**
         * Sends a part of a file, all of it, once.
         *
         * @throws IOException if the file cannot be read
         * @throws panal.protocol.error.Unreachable if the reader is gone
         */
        void send(FileChannel file, long from, long bytes) throws IOException, PanalException;
    }
}
