package panal.cliente.write;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import panal.protocol.error.LocalFailure;

/** Cuts a file of this machine, and sees when it changes meanwhile: by its length, its time and its identity. */
final class FileCutter extends RangeCutter {
    private final Path file;
    private final FileChannel channel;
    private final BasicFileAttributes before;

    FileCutter(Path file, FileChannel channel, BasicFileAttributes before, long blockSize) {
        super(before.size(), blockSize, (offset, length) -> new ChannelRange(channel, offset, length));
        this.file = file;
        this.channel = channel;
        this.before = before;
    }

    @Override
    public void requireUnchanged() throws LocalFailure {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException failure) {
            throw FileSource.unreadable(file, failure);
        }
        boolean same = now.size() == before.size()
                && now.lastModifiedTime().equals(before.lastModifiedTime())
                && String.valueOf(now.fileKey()).equals(String.valueOf(before.fileKey()));
        if (!same) {
            throw new LocalFailure(file + " changed while it was uploaded; nothing was written, try again");
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException harmless) {
            // It was open for reading only.
        }
    }

    /** Reads at its own position, so that several threads can share the channel. */
    private static final class ChannelRange extends InputStream {
        private final FileChannel channel;
        private final long end;
        private long at;

        ChannelRange(FileChannel channel, long offset, long length) {
            this.channel = channel;
            this.at = offset;
            this.end = offset + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (at >= end) {
                return -1;
            }
            int wanted = (int) Math.min(length, end - at);
            int got = channel.read(ByteBuffer.wrap(buffer, offset, wanted), at);
            if (got < 0) {
                throw new EOFException("it became shorter while it was uploaded");
            }
            at += got;
            return got;
        }
    }
}
