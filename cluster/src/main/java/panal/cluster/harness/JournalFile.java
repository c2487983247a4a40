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
 * @param frames the offset of each frame, and behind them the file's length
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
        while (place + FRAME_HEAD <= bytes.limit()) {
            frames.add(place);
            place += FRAME_HEAD + Integer.toUnsignedLong(bytes.getInt((int) place));
        }
        frames.add((long) bytes.limit());
        return new JournalFile(path, frames);
    }

    /** How many there are. */
    public int count() {
        return frames.size() - 1;
    }

    /** Takes so many bytes away from the end. */
    public void cut(long bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(file.length() - bytes);
        }
    }

    /** The length of the last frame, in bytes. */
    public long lastFrameBytes() {
        return frames.get(frames.size() - 1) - frames.get(frames.size() - 2);
    }
}
