package panal.cliente.write;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/** A range of a file, read at a position of its own, so that several threads can share the file's channel. */
final class ChannelRange implements ReadableByteChannel {
    private final FileChannel channel;
    private final long end;
    private long at;

    ChannelRange(FileChannel channel, long offset, long length) {
        this.channel = channel;
        this.at = offset;
        this.end = offset + length;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (at >= end) {
            return -1;
        }
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + end - at));
        int got = channel.read(target, at);
        target.limit(limit);
        if (got < 0) {
            throw new EOFException("it became shorter while it was uploaded");
        }
        at += got;
        return got;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** The file stays open: others read it too, and perhaps this range once more. */
    @Override
    public void close() {}
}
