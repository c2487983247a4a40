package panal.cliente.write;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;

/** The bytes of one block, which can be read again until they are released. */
interface BlockContent {
    /** Bytes; more than 0. */
    long length();

    /** All bytes, from the first one on. The channel blocks; for one thread. */
    ReadableByteChannel open() throws IOException;

    /** The DataNodes have the block: whatever keeps its bytes here may go. */
    void release();

    /** Whether the bytes can still be read after {@link #release}. */
    boolean outlivesRelease();
}
