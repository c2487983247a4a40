package panal.protocol.rmi;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Buffered from the second read on. What is read first is a greeting, and may say that the connection is none of RMI's; or
 * it never comes: neither needs a large buffer. Not thread-safe.
 */
final class LateInput extends InputStream {
    private final InputStream plain;
    private final int bufferBytes;
    private boolean greeted;
    private Optional<InputStream> buffered = Optional.empty();

    LateInput(InputStream plain, int bufferBytes) {
        this.plain = plain;
        this.bufferBytes = bufferBytes;
    }

    private InputStream next() {
        if (!greeted) {
            greeted = true;
            return plain;
        }
        if (buffered.isEmpty()) {
            buffered = Optional.of(new BufferedInputStream(plain, bufferBytes));
        }
        return buffered.get();
    }

    @Override
    public int read() throws IOException {
        return next().read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return length == 0 ? 0 : next().read(bytes, offset, length);
    }

    @Override
    public int available() throws IOException {
        return buffered.isPresent() ? buffered.get().available() : plain.available();
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
