package panal.namenode.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The end of the log: the segment that batches are appended to. One thread appends; any may force, and appending goes on
 * meanwhile. After the first exception nothing more may be asked of it but to close.
 */
final class OpenLog {
    /**
     * Bytes that a segment is filled ahead with: some thousands of batches. A force of a file that has grown writes its
     * inode too, which costs most disks as much as the batch.
     */
    private static final long ROOM = 1L << 20;

    private final JournalDisk disk;
    private final JournalSettings settings;
    /** Held while a segment is forced or gives way to the next one, so that none is closed under a force. */
    private final ReentrantLock forcing = new ReentrantLock();
    /** Changed by the appending thread, with {@link #forcing} held. */
    private volatile JournalDisk.Output out;

    private volatile String name;
    /** The appending thread's. */
    private volatile long segmentBytes;
    /** How far the segment is filled ahead; the appending thread's. */
    private long roomUpTo;
    /** Bytes of the segment that were forced; changed with {@link #forcing} held. */
    private volatile long forcedBytes;
    /** The last transaction that was written whole; the appending thread's. */
    private volatile long last;
    /** The last transaction that was forced; changed with {@link #forcing} held. */
    private volatile long forced;

    /** Begins a segment behind transaction {@code last}. */
    OpenLog(JournalDisk disk, JournalSettings settings, long last) throws IOException {
        this.disk = disk;
        this.settings = settings;
        this.last = last;
        this.forced = last;
        this.name = FileHeader.Kind.SEGMENT.nameOf(last + 1);
        this.out = begin(name, last + 1);
    }

    private JournalDisk.Output begin(String segment, long first) throws IOException {
        JournalDisk.Output output = disk.create(segment);
        output.write(new FileHeader(FileHeader.Kind.SEGMENT, first).encoded());
        output.force();
        disk.forceDirectory();
        segmentBytes = FileHeader.SIZE;
        roomUpTo = 0;
        forcedBytes = FileHeader.SIZE;
        return output;
    }

    /** Where batches go now, for messages. */
    String place() {
        return disk.locate(name);
    }

    long last() {
        return last;
    }

    long forced() {
        return forced;
    }

    /** Throws IllegalArgumentException for a batch that does not follow the last one. */
    void requireNext(Batch batch) {
        if (batch.firstTransaction() != last + 1) {
            throw new IllegalArgumentException(
                    "batch begins at transaction " + batch.firstTransaction() + ", not at " + (last + 1));
        }
    }

    /** Writes the next batch, and forces it when that is promised; answers how many bytes it took. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // Only the thread that appends writes it; others read.
    int append(Batch batch) throws IOException {
        Frame frame = new Frame(batch.firstTransaction(), batch.count(), ByteBuffer.wrap(batch.edits()));
        if (segmentBytes >= settings.segmentBytes()) {
            beginNext();
        }
        if (segmentBytes - forcedBytes + frame.size() > settings.unforcedBytesMax()) {
            force();
        }
        out.write(frame.header(), frame.body().duplicate());
        segmentBytes += frame.size();
        last = batch.lastTransaction();
        if (settings.promise() == Promise.SYNCED) {
            makeRoom();
            force();
        }
        return frame.size();
    }

    /**
     * Behind a batch for which there was none: its force writes the file's length anyway. Only where each batch is forced
     * before the next one is written, so that at most one stands torn before the zeros.
     */
    private void makeRoom() throws IOException {
        long room = Math.min(ROOM, settings.segmentBytes() - segmentBytes);
        if (segmentBytes > roomUpTo && room > 0) {
            out.reserve(room);
            roomUpTo = segmentBytes + room;
        }
    }

    private void beginNext() throws IOException {
        forcing.lock();
        try {
            force();
            out.close();
            name = FileHeader.Kind.SEGMENT.nameOf(last + 1);
            out = begin(name, last + 1);
        } finally {
            forcing.unlock();
        }
    }

    /** Forces what was appended before this call. */
    void force() throws IOException {
        forcing.lock();
        try {
            long upTo = last;
            long bytes = segmentBytes;
            if (upTo > forced) {
                out.force();
                forced = upTo;
                forcedBytes = bytes;
            }
        } finally {
            forcing.unlock();
        }
    }

    /** Lets go of the file as it is. */
    void close() throws IOException {
        forcing.lock();
        try {
            out.close();
        } finally {
            forcing.unlock();
        }
    }
}
