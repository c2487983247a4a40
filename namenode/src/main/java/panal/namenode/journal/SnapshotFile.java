package panal.namenode.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import panal.namenode.codec.PartSink;

/**
 * A snapshot in a file: a header, frames of edits numbered from 1, and a frame without edits that says how many there
 * were, so that a snapshot that ends early is noticed.
 */
record SnapshotFile(JournalDisk disk, long transaction) implements Image {
    static final String UNFINISHED = ".tmp";

    String name() {
        return FileHeader.Kind.SNAPSHOT.nameOf(transaction);
    }

    /**
     * Writes an image under a temporary name, makes it durable, reads it once from its beginning to its end, and only then
     * gives it its name; says its size. What has the name may stand in for others that are removed.
     */
    static long write(JournalDisk disk, Image image) throws IOException {
        SnapshotFile file = new SnapshotFile(disk, image.transaction());
        String unfinished = file.name() + UNFINISHED;
        disk.delete(unfinished);
        long bytes;
        try {
            Parts written = file.writeTo(unfinished, image);
            file.requireReadable(unfinished, written);
            bytes = written.bytes;
        } catch (IOException | RuntimeException failed) {
            remove(disk, unfinished, failed);
            throw failed;
        }
        disk.rename(unfinished, file.name());
        disk.forceDirectory();
        return bytes;
    }

    private Parts writeTo(String unfinished, Image image) throws IOException {
        try (JournalDisk.Output out = disk.create(unfinished)) {
            out.write(new FileHeader(FileHeader.Kind.SNAPSHOT, transaction).encoded());
            Parts parts = new Parts(out);
            image.parts(parts);
            parts.end();
            out.force();
            return parts;
        }
    }

    /**
     * Throws an IOException unless a reader gets all that was written. The system may answer from its cache; what is asked
     * is whether the bytes are a snapshot, not whether the disk keeps them.
     */
    private void requireReadable(String unfinished, Parts written) throws IOException {
        long edits = read(unfinished, frame -> {});
        if (edits != written.next - 1) {
            throw new IOException(
                    "of the " + (written.next - 1) + " edits that were written only " + edits + " can be read again");
        }
    }

    /** The next snapshot has another name, and would not replace what is left of this one. */
    private static void remove(JournalDisk disk, String unfinished, Exception failed) {
        try {
            disk.delete(unfinished);
        } catch (IOException alsoThat) {
            failed.addSuppressed(alsoThat);
        }
    }

    /** Whether a file is what a crash left of a snapshot or segment that was being written. */
    static boolean isUnfinished(String name) {
        return name.endsWith(UNFINISHED);
    }

    @Override
    public void parts(PartSink sink) throws IOException {
        read(name(), frame -> sink.part(frame.count(), frame.edits()));
    }

    /** Takes a snapshot's frames. */
    private interface FrameSink {
        void frame(Frame frame) throws IOException;
    }

    /** Reads {@code file}, which is to be this snapshot, to its end; says how many edits it has. */
    private long read(String file, FrameSink sink) throws IOException {
        try (InputStream in = new BufferedInputStream(disk.open(file), 1 << 16)) {
            requireHeader(in);
            long next = 1;
            for (Frame frame = Frame.read(in); ; frame = Frame.read(in)) {
                if (frame.first() != next) {
                    throw new IOException("edits " + next + " to " + (frame.first() - 1) + " of it are missing");
                }
                if (frame.count() == 0) {
                    return next - 1;
                }
                sink.frame(frame);
                next += frame.count();
            }
        }
    }

    private void requireHeader(InputStream in) throws IOException {
        ByteBuffer start = ByteBuffer.wrap(in.readNBytes(FileHeader.SIZE));
        Optional<FileHeader> header = FileHeader.in(start, FileHeader.Kind.SNAPSHOT);
        if (header.isEmpty() || header.get().transaction() != transaction) {
            throw new IOException("it does not begin like a snapshot");
        }
        if (header.get().version() > FileHeader.VERSION) {
            throw new IOException("format version " + header.get().version() + " is of a newer release");
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
