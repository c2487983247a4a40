package panal.cliente.write;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.ModificationTime;

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
    public long modifiedMillis() {
        return ModificationTime.of(before.lastModifiedTime());
    }

    @Override
    public boolean hasChanged() throws LocalFailure {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException failure) {
            throw FileSource.unreadable(file, failure);
        }
        return now.size() != before.size()
                || !now.lastModifiedTime().equals(before.lastModifiedTime())
                || !String.valueOf(now.fileKey()).equals(String.valueOf(before.fileKey()));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException harmless) {
            // It was open for reading only.
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
