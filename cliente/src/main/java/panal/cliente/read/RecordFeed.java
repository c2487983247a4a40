package panal.cliente.read;

import java.io.Closeable;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.PanalException;

/** The verified records of a part of a block, in order. For one thread. */
interface RecordFeed extends Closeable {
    /** The next records, which stay as they are until the next call or {@link #close}. Only while there are some. */
    VerifiedRecords next() throws PanalException;

    @Override
    void close();
}
