package panal.cliente.write;

import java.io.InputStream;
import java.nio.file.Path;
import panal.protocol.error.LocalFailure;

/** Where an upload's bytes come from. Opened by the upload, and closed by it. */
public abstract sealed class Source permits BytesSource, FileSource, RangeSource, StreamSource {
    Source() {}

    /** A file on this machine; the upload fails when the file changes meanwhile. */
    public static Source file(Path file) {
        return new FileSource(file);
    }

    /** Bytes in memory, which nobody may change while they are uploaded. */
    public static Source bytes(byte[] bytes) {
        return new BytesSource(bytes);
    }

    /**
     * Bytes that come only once, to their end. Each block is kept until the DataNodes have it: a small one in memory, a
     * larger one in a temporary file.
     *
     * @param name for messages, such as {@code standard input}
     */
    public static Source stream(InputStream in, String name) {
        return new StreamSource(in, name);
    }

    /**
     * {@code length} bytes of which any range can be read, as often as need be.
     *
     * @param name for messages
     */
    public static Source ranges(String name, long length, RangeOpener opener) {
        return new RangeSource(name, length, opener);
    }

    /** Whether the same bytes can be read again by another upload, and any part of them at any time. */
    abstract boolean isRepeatable();

    /** Begins to cut the bytes into blocks. */
    abstract BlockCutter cut(long blockSize) throws LocalFailure;
}
