package panal.protocol.rmi;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Buffered, with a buffer that is made when there is something to write. Not thread-safe. */
final class LateOutput extends OutputStream {
    private final OutputStream plain;
    private final int bufferBytes;
    private Optional<OutputStream> buffered = Optional.empty();

    LateOutput(OutputStream plain, int bufferBytes) {
        this.plain = plain;
        this.bufferBytes = bufferBytes;
    }

    private OutputStream buffer() {
        if (buffered.isEmpty()) {
            buffered = Optional.of(new BufferedOutputStream(plain, bufferBytes));
        }
        return buffered.get();
    }

    @Override
    public void write(int one) throws IOException {
        buffer().write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        buffer().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        if (buffered.isPresent()) {
            buffered.get().flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (buffered.isPresent()) {
            buffered.get().close();
        } else {
            plain.close();
        }
    }
}
