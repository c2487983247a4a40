package panal.namenode.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A snapshot in a file: a header, frames of edits numbered from 1, and a frame without edits that says how many there
 * were, so that a snapshot that ends early is noticed.
 */
record SnapshotFile(JournalDisk disk, long transaction) implements Image {
    private static final String UNFINISHED = ".tmp";

    String name() {
        return FileHeader.Kind.SNAPSHOT.nameOf(transaction);
    }

    /** Writes an image under a temporary name, makes it durable, and only then gives it its name; says its size. */
    static long write(JournalDisk disk, Image image) throws IOException {
        SnapshotFile file = new SnapshotFile(disk, image.transaction());
        String unfinished = file.name() + UNFINISHED;
        disk.delete(unfinished);
        Parts parts;
        try (JournalDisk.Output out = disk.create(unfinished)) {
            out.write(new FileHeader(FileHeader.Kind.SNAPSHOT, image.transaction()).encoded());
            parts = new Parts(out);
            image.parts(parts);
            parts.end();
            out.force();
        }
        disk.rename(unfinished, file.name());
        disk.forceDirectory();
        return parts.bytes;
    }

    /** Whether a file is what a crash left of a snapshot or segment that was being written. */
    static boolean isUnfinished(String name) {
        return name.endsWith(UNFINISHED);
    }

    @Override
    public void parts(PartSink sink) throws IOException {
        try (InputStream in = new BufferedInputStream(disk.open(name()), 1 << 16)) {
            ByteBuffer start = ByteBuffer.wrap(in.readNBytes(FileHeader.SIZE));
            Optional<FileHeader> header = FileHeader.in(start, FileHeader.Kind.SNAPSHOT);
            if (header.isEmpty() || header.get().transaction() != transaction) {
                throw new IOException("it does not begin like a snapshot");
            }
            if (header.get().version() > FileHeader.VERSION) {
                throw new IOException("format version " + header.get().version() + " is of a newer release");
            }
            long next = 1;
            for (Frame frame = Frame.read(in); ; frame = Frame.read(in)) {
                if (frame.first() != next) {
                    throw new IOException("edits " + next + " to " + (frame.first() - 1) + " of it are missing");
                }
                if (frame.count() == 0) {
                    return;
                }
                sink.part(frame.count(), frame.edits());
                next += frame.count();
            }
        }
    }

    private static final class Parts implements PartSink {
        private final JournalDisk.Output out;
        private long next = 1;
        private long bytes;

        Parts(JournalDisk.Output out) {
            this.out = out;
        }

        @Override
        public void part(int count, byte[] edits) throws IOException {
            Frame frame = new Frame(next, count, ByteBuffer.wrap(edits));
            out.write(frame.header(), frame.body().duplicate());
            next += count;
            bytes += frame.size();
        }

        void end() throws IOException {
            out.write(new Frame(next, 0, ByteBuffer.allocate(0)).header());
        }
    }
}
