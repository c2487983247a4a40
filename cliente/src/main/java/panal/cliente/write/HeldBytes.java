package panal.cliente.write;

import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Bytes in memory, one after the other. For one thread. */
final class HeldBytes implements ReadableByteChannel {
    private final ByteBuffer left;

    HeldBytes(byte[] bytes, int offset, int length) {
        this.left = ByteBuffer.wrap(bytes, offset, length);
    }

    @Override
    public int read(ByteBuffer target) {
        if (!left.hasRemaining()) {
            return -1;
        }
        int step = Math.min(left.remaining(), target.remaining());
        target.put(left.slice(left.position(), step));
        left.position(left.position() + step);
        return step;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
