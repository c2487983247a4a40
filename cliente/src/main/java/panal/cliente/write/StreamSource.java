package panal.cliente.write;

import java.io.InputStream;

/** Bytes that come only once. */
final class StreamSource extends Source {
    private final InputStream in;
    private final String name;

    StreamSource(InputStream in, String name) {
        this.in = in;
        this.name = name;
    }

    @Override
    boolean isRepeatable() {
        return false;
    }

    @Override
    BlockCutter cut(long blockSize) {
        return new StreamCutter(in, name, blockSize);
    }

    @Override
    public String toString() {
        return name;
    }
}
