package panal.namenode.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import panal.protocol.error.LocalFailure;

/**
 * One file of the log as it was found: its good frames, and where the first bad one begins. Zeros up to the end of the file
 * are room that was not used; no frame is of zeros alone.
 *
 * @param good bytes up to where the file is good
 * @param size bytes of the file, without unused room
 */
record Segment(String name, long first, List<Frame> frames, int good, int size, ByteBuffer bytes) {
    /** Reads a segment and checks every frame. */
    static Segment read(JournalDisk disk, String name, long first) throws IOException, LocalFailure {
        ByteBuffer bytes;
        try (InputStream in = disk.open(name)) {
            bytes = ByteBuffer.wrap(in.readAllBytes());
        }
        List<Frame> frames = new ArrayList<>();
        int offset = 0;
        Optional<FileHeader> header = FileHeader.in(bytes, FileHeader.Kind.SEGMENT);
        if (header.isPresent() && header.get().version() > FileHeader.VERSION) {
            throw new LocalFailure(disk.locate(name) + " has format version "
                    + header.get().version() + "; it was written by a newer release, run that one");
        }
        if (header.filter(found -> found.transaction() == first).isPresent()) {
            offset = FileHeader.SIZE;
            long next = first;
            Optional<Frame> frame = frameAt(bytes, offset, next);
            while (frame.isPresent()) {
                frames.add(frame.get());
                offset += frame.get().size();
                next += frame.get().count();
                frame = frameAt(bytes, offset, next);
            }
        }
        return new Segment(name, first, List.copyOf(frames), offset, endOfWritten(bytes, offset), bytes);
    }

    /** Behind the last byte that is not zero; never before {@code good}, since a frame may end with zeros. */
    private static int endOfWritten(ByteBuffer bytes, int good) {
        int end = bytes.limit();
        while (end > good && bytes.get(end - 1) == 0) {
            end--;
        }
        return end;
    }

    private static Optional<Frame> frameAt(ByteBuffer bytes, int offset, long expected) {
        return Frame.at(bytes, offset).filter(frame -> frame.first() == expected && frame.count() > 0);
    }

    /** The transaction id behind its last good frame. */
    long next() {
        return frames.isEmpty()
                ? first
                : frames.get(frames.size() - 1).first()
                        + frames.get(frames.size() - 1).count();
    }

    boolean isWhole() {
        return good == size;
    }

    /**
     * Whether a good frame follows the first bad one: then it was not the last to be written, and what is bad is damage.
     * A frame may begin anywhere, since the bad one's length may be what is wrong.
     */
    boolean goesOnBehindBad() {
        return nextGoodBehind(good) >= 0;
    }

    /** The last transaction of each good frame, also of those behind a bad one. */
    List<Long> ends() {
        List<Long> ends = new ArrayList<>();
        eachGood((frame, offset) -> ends.add(frame.first() + frame.count() - 1));
        return ends;
    }

    /** Shows each good frame and where it begins, in the order of the file, also those behind a bad one. */
    void eachGood(ObjIntConsumer<Frame> each) {
        int offset = FileHeader.SIZE;
        for (Frame frame : frames) {
            each.accept(frame, offset);
            offset += frame.size();
        }
        for (int at = nextGoodBehind(good); at >= 0; ) {
            Frame frame = Frame.at(bytes, at).orElseThrow();
            each.accept(frame, at);
            at = nextGoodBehind(at + frame.size() - 1);
        }
    }

    /** Where the next good frame begins that stands behind {@code start}; -1 when none does. */
    private int nextGoodBehind(int start) {
        for (int offset = start + 1; offset <= size - Frame.HEADER; offset++) {
            long transaction = bytes.getLong(offset + 8);
            // An edit has a byte at least, so that ids cannot run ahead of offsets: spares most of the checksums.
            if (transaction >= next()
                    && transaction - next() <= size
                    && Frame.at(bytes, offset).isPresent()) {
                return offset;
            }
        }
        return -1;
    }
}
