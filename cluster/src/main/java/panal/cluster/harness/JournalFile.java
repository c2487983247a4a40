package panal.cluster.harness;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A segment of a NameNode's log, as docs/format/journal.md describes it: where its frames stand, so that they can be cut and
 * garbled.
 *
 * @param frames the offset of each frame, and behind them where the last one ends; a file that a NameNode had open is filled
 *     ahead with zeros
 */
public record JournalFile(Path path, List<Long> frames) {
    private static final int HEADER = 24;
    /** Length and checksum, in front of what the length counts. */
    private static final int FRAME_HEAD = 8;

    public JournalFile {
        frames = List.copyOf(frames);
    }

    /** The newest one in a journal's directory. */
    public static JournalFile last(Path directory) throws IOException {
        List<Path> segments = DirectoryTree.files(directory, ".log");
        return read(segments.get(segments.size() - 1));
    }

    public static JournalFile read(Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        List<Long> frames = new ArrayList<>();
        long place = HEADER;
        while (place + FRAME_HEAD <= bytes.limit() && bytes.getInt((int) place) != 0) {
            frames.add(place);
            place += FRAME_HEAD + Integer.toUnsignedLong(bytes.getInt((int) place));
        }
        frames.add(Math.min(place, bytes.limit()));
        return new JournalFile(path, frames);
    }

    /** How many there are. */
    public int count() {
        return frames.size() - 1;
    }

    /** Takes so many bytes away from the end, and all that is filled ahead. */
    public void cut(long bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(end() - bytes);
        }
    }

    /** Makes zeros of so many bytes at the end, as if they had never got onto the disk; the length stays. */
    public void blank(int bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(end() - bytes);
            file.write(new byte[bytes]);
        }
    }

    private long end() {
        return frames.get(frames.size() - 1);
    }

    /** The length of the last frame, in bytes. */
    public long lastFrameBytes() {
        return end() - frames.get(frames.size() - 2);
    }
}
