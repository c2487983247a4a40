package panal.namenode.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** Reads frames from where they were found, one file at a time in memory. Used by one thread. */
final class FrameSource {
    private final Function<FoundDirectory, JournalDisk> disks;
    private String loaded = "";
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /** Reads a directory's files on the disk that {@code disks} gives for it. */
    FrameSource(Function<FoundDirectory, JournalDisk> disks) {
        this.disks = disks;
    }

    /** The frame again; throws an IOException when it is no longer there, or no longer good. */
    Frame read(FrameAt at) throws IOException {
        JournalDisk disk = disks.apply(at.directory());
        String where = at.directory().name() + "/" + at.file();
        if (!loaded.equals(where)) {
            try (InputStream in = disk.open(at.file())) {
                bytes = ByteBuffer.wrap(in.readAllBytes());
            }
            loaded = where;
        }
        return Frame.at(bytes, at.offset())
                .filter(frame -> frame.first() == at.first() && frame.count() == at.count())
                .orElseThrow(() -> new IOException(where + " has changed at offset " + at.offset()));
    }
}
