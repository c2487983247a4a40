package panal.cliente.write;

import java.nio.channels.ReadableByteChannel;

/** A small block of a stream, in memory. */
final class HeldBlock implements BlockContent {
    private final byte[] bytes;
    private final boolean stays;

    /**
     * @param stays whether it may be kept until the upload is over
     */
    HeldBlock(byte[] bytes, boolean stays) {
        this.bytes = bytes;
        this.stays = stays;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public ReadableByteChannel open() {
        return new HeldBytes(bytes, 0, bytes.length);
    }

    @Override
    public void release() {}

    @Override
    public boolean outlivesRelease() {
        return stays;
    }
}
