package panal.cliente.write;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** A stream as a channel: into an array where the buffer has one, else by way of one that is kept. For one thread. */
final class StreamBytes implements ReadableByteChannel {
    private static final int STEP_BYTES = 64 * 1024;

    private final InputStream in;
    private byte[] step = {};

    StreamBytes(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (target.hasArray()) {
            int got = in.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            target.position(target.position() + Math.max(0, got));
            return got;
        }
        if (step.length == 0) {
            step = new byte[Math.min(STEP_BYTES, target.remaining())];
        }
        int got = in.read(step, 0, Math.min(step.length, target.remaining()));
        target.put(step, 0, Math.max(0, got));
        return got;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
