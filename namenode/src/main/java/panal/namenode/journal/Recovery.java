package panal.namenode.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;

/**
 * Brings a state to the last durable transaction: the newest good snapshot, then the log behind it. Tells apart what a
 * power cut leaves (a bad last frame, which is cut), damage (a bad frame with a good one behind it) and missing files.
 */
final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final JournalDisk disk;
    private final JournaledState state;
    private final JournalSettings settings;
    /** Snapshots that cannot be read, the newest first, with what is wrong. */
    private final Map<Long, String> damaged = new LinkedHashMap<>();
    /** Empty when there is no log, and before it was read. */
    private Optional<End> end = Optional.empty();

    Recovery(JournalDisk disk, JournaledState state, JournalSettings settings) {
        this.disk = disk;
        this.state = state;
        this.settings = settings;
    }

    /**
     * The last segment as it was read, without what is in it: that takes memory.
     *
     * @param good bytes up to where it is good
     * @param checksum of these
     */
    private record End(String name, long next, int good, int size, boolean isEmpty, long checksum) {
        static End of(Segment segment) {
            long checksum = checksumOf(segment.bytes().duplicate().clear().limit(segment.good()));
            return new End(
                    segment.name(),
                    segment.next(),
                    segment.good(),
                    segment.size(),
                    segment.frames().isEmpty(),
                    checksum);
        }
    }

    private static long checksumOf(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return crc.getValue();
    }

    /** Recovers and changes no file; the answer is the last durable transaction. */
    long read() throws IOException, LocalFailure {
        long done = replay(restore());
        long known = damaged.keySet().stream().reduce(0L, Math::max);
        if (known > done) {
            // A snapshot is written behind its log: what it had is lost with it, and must not seem never to have been.
            throw missing(done + 1, known);
        }
        return done;
    }

    /** Whether what was read ends with a frame that is torn. */
    boolean isTorn() {
        return end.filter(last -> last.good() < last.size()).isPresent();
    }

    /**
     * Makes a directory what {@link #read} took it for.
     *
     * @param writable the same files, which may be changed
     */
    void settle(JournalDisk writable) throws IOException {
        for (String name : writable.list()) {
            if (SnapshotFile.isUnfinished(name)) {
                log.info("unfinished file removed file={}", writable.locate(name));
                writable.delete(name);
            }
        }
        if (end.isPresent()) {
            seal(end.get(), writable);
        }
        for (long transaction : damaged.keySet()) {
            String name = FileHeader.Kind.SNAPSHOT.nameOf(transaction);
            // Out of the way, so that it does not count as one of the two that are kept.
            writable.rename(name, name + ".damaged");
        }
    }

    static List<Long> transactions(JournalDisk disk, FileHeader.Kind kind) throws IOException {
        return disk.list().stream()
                .map(kind::transactionOf)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    /** From the newest good snapshot; 0 when there is none, so that the log has to reach back to the beginning. */
    private long restore() throws IOException, LocalFailure {
        List<Long> newestFirst = transactions(disk, FileHeader.Kind.SNAPSHOT).stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        for (long transaction : newestFirst) {
            SnapshotFile snapshot = new SnapshotFile(disk, transaction);
            try {
                state.restore(snapshot);
                return transaction;
            } catch (IOException bad) {
                damaged.put(transaction, String.valueOf(bad.getMessage()));
                log.warn(
                        "snapshot damaged, it is passed over file={} why={}",
                        disk.locate(snapshot.name()),
                        bad.getMessage());
            }
        }
        return 0;
    }

    private long replay(long restored) throws IOException, LocalFailure {
        List<Long> firsts = transactions(disk, FileHeader.Kind.SEGMENT);
        long done = restored;
        long expected = 0;
        for (int i = 0; i < firsts.size(); i++) {
            boolean last = i == firsts.size() - 1;
            if (!last && firsts.get(i + 1) <= done + 1) {
                continue; // all of it is in the snapshot
            }
            long first = firsts.get(i);
            requireNoGap(expected == 0 ? Math.min(first, done + 1) : expected, first);
            Segment segment = Segment.read(disk, FileHeader.Kind.SEGMENT.nameOf(first), first);
            if (!segment.isWhole()) {
                judge(segment, last);
            }
            for (Frame frame : segment.frames()) {
                if (frame.first() > done) {
                    state.apply(new Batch(frame.first(), frame.count(), frame.edits()));
                    done = frame.first() + frame.count() - 1;
                }
            }
            expected = segment.next();
            if (last) {
                end = Optional.of(End.of(segment));
            }
        }
        return done;
    }

    private void requireNoGap(long expected, long first) throws LocalFailure {
        if (first == expected) {
            return;
        }
        if (damaged.keySet().stream().anyMatch(transaction -> transaction >= first - 1)) {
            throw missing(expected, first - 1);
        }
        throw new LocalFailure("the journal is not complete: transactions " + expected + " to " + (first - 1)
                + " are missing; " + disk.locate(FileHeader.Kind.SEGMENT.nameOf(expected)) + " was expected before "
                + FileHeader.Kind.SEGMENT.nameOf(first) + "; bring it back from a copy");
    }

    /** Where the log was removed because snapshots stood for it, those are what somebody has to look for. */
    private LocalFailure missing(long from, long to) {
        String snapshots = damaged.entrySet().stream()
                .filter(snapshot -> snapshot.getKey() >= to)
                .map(snapshot -> disk.locate(FileHeader.Kind.SNAPSHOT.nameOf(snapshot.getKey())) + " ("
                        + snapshot.getValue() + ")")
                .collect(Collectors.joining(", "));
        return new LocalFailure("the journal is not complete: transactions " + from + " to " + to
                + " are missing in the log, and what had them is damaged: " + snapshots
                + "; bring one of these files back from a copy");
    }

    /**
     * A bad frame may be torn only where writing ended: last in the last file. Where batches were not forced one by one, a
     * power cut may have kept a later one and not an earlier one, but only among those that were not forced yet.
     */
    private void judge(Segment segment, boolean last) throws LocalFailure {
        String where = disk.locate(segment.name()) + " at offset " + segment.good();
        boolean unforced = segment.size() - segment.good() <= settings.unforcedBytesMax();
        if (!last || (!unforced && segment.goesOnBehindBad())) {
            throw new LocalFailure("the journal is damaged: " + where + " has a bad frame for transaction "
                    + segment.next() + " with good ones behind it; bring the file back from a copy");
        }
    }

    /**
     * Writes the good part of the last segment anew. What was read may have come from the page cache only: after a failed
     * force a kernel calls pages clean that the disk never got, and a second force would do nothing for them.
     */
    private static void seal(End end, JournalDisk writable) throws IOException {
        String where = writable.locate(end.name());
        if (end.good() < end.size()) {
            log.warn(
                    "torn frame cut file={} offset={} bytes={} next_transaction={}",
                    where,
                    end.good(),
                    end.size() - end.good(),
                    end.next());
        }
        if (end.isEmpty()) {
            writable.delete(end.name());
            writable.forceDirectory();
            return;
        }
        ByteBuffer good;
        try (InputStream in = writable.open(end.name())) {
            good = ByteBuffer.wrap(in.readNBytes(end.good()));
        }
        if (checksumOf(good.duplicate()) != end.checksum()) {
            throw new IOException(where + " is not what it was a moment ago");
        }
        writable.replace(end.name(), good);
    }
}
