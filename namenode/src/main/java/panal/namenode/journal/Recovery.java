package panal.namenode.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private final List<String> damaged = new ArrayList<>();

    Recovery(JournalDisk disk, JournaledState state, JournalSettings settings) {
        this.disk = disk;
        this.state = state;
        this.settings = settings;
    }

    /** Recovers and cleans up; the answer is the last durable transaction. */
    long run() throws IOException, LocalFailure {
        for (String name : disk.list()) {
            if (SnapshotFile.isUnfinished(name)) {
                log.info("unfinished file removed file={}", disk.locate(name));
                disk.delete(name);
            }
        }
        long done = replay(restore());
        for (String name : damaged) {
            // Out of the way, so that it does not count as one of the two that are kept.
            disk.rename(name, name + ".damaged");
        }
        return done;
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
                damaged.add(snapshot.name());
                log.warn(
                        "snapshot damaged, an older one is used file={} why={}",
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
                seal(segment);
            }
        }
        return done;
    }

    private void requireNoGap(long expected, long first) throws LocalFailure {
        if (first != expected) {
            throw new LocalFailure("the journal is not complete: transactions " + expected + " to " + (first - 1)
                    + " are missing; " + disk.locate(FileHeader.Kind.SEGMENT.nameOf(expected))
                    + " was expected before " + FileHeader.Kind.SEGMENT.nameOf(first) + "; bring it back from a copy");
        }
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
        log.warn(
                "torn frame cut file={} offset={} bytes={} next_transaction={}",
                disk.locate(segment.name()),
                segment.good(),
                segment.size() - segment.good(),
                segment.next());
    }

    /**
     * Writes the good part of the last segment anew. What was read may have come from the page cache only: after a failed
     * force a kernel calls pages clean that the disk never got, and a second force would do nothing for them.
     */
    private void seal(Segment segment) throws IOException {
        String name = segment.name();
        if (segment.frames().isEmpty()) {
            disk.delete(name);
        } else {
            String copy = name + ".tmp";
            try (JournalDisk.Output out = disk.create(copy)) {
                ByteBuffer good = segment.bytes().duplicate().clear().limit(segment.good());
                out.write(good);
                out.force();
            }
            disk.rename(copy, name);
        }
        disk.forceDirectory();
    }
}
