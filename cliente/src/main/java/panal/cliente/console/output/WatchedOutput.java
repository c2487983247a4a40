package panal.cliente.console.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Turns a failed write into {@link OutputClosed}, and after one drops everything: a second report helps nobody. */
final class WatchedOutput extends FilterOutputStream {
    private final boolean pipe;
    private volatile boolean closed;

    WatchedOutput(OutputStream out, boolean pipe) {
        super(out);
        this.pipe = pipe;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (closed) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException failure) {
            closed = true;
            throw new OutputClosed(pipe, failure);
        }
    }

    @Override
    public void flush() {
        if (closed) {
            return;
        }
        try {
            out.flush();
        } catch (IOException failure) {
            closed = true;
            throw new OutputClosed(pipe, failure);
        }
    }

    @Override
    public void close() {
        flush();
    }
}
