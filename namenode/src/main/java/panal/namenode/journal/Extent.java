package panal.namenode.journal;

import java.io.IOException;
import java.util.List;
import panal.protocol.error.LocalFailure;

/**
 * How far the files in a directory reach: told by their names and by the ends of the log, since to read all of it takes
 * long. Changes nothing.
 */
final class Extent {
    /** To count further would not say more. */
    static final int MANY = 2;

    private final JournalDisk disk;
    private final List<Long> snapshots;
    private final List<Long> segments;

    private Extent(JournalDisk disk, List<Long> snapshots, List<Long> segments) {
        this.disk = disk;
        this.snapshots = snapshots;
        this.segments = segments;
    }

    static Extent of(JournalDisk disk) throws IOException {
        return new Extent(
                disk,
                Recovery.transactions(disk, FileHeader.Kind.SNAPSHOT),
                Recovery.transactions(disk, FileHeader.Kind.SEGMENT));
    }

    /** How many batches are behind {@code transaction}, up to {@link #MANY}; a snapshot from behind it stands for many. */
    int batchesBehind(long transaction) throws IOException, LocalFailure {
        if (snapshots.stream().anyMatch(one -> one > transaction)) {
            return MANY;
        }
        int count = 0;
        for (int i = segments.size() - 1; i >= 0 && count < MANY && reachesBehind(i, transaction); i--) {
            count += (int) ends(i).stream().filter(end -> end > transaction).count();
        }
        return Math.min(count, MANY);
    }

    private boolean reachesBehind(int segment, long transaction) {
        return segment == segments.size() - 1 || segments.get(segment + 1) > transaction + 1;
    }

    private List<Long> ends(int segment) throws IOException, LocalFailure {
        long first = segments.get(segment);
        return Segment.read(disk, FileHeader.Kind.SEGMENT.nameOf(first), first).ends();
    }

    /** The highest transaction in any of them; 0 when there is none. */
    long highest() throws IOException, LocalFailure {
        long highest = snapshots.stream().mapToLong(Long::longValue).max().orElse(0);
        boolean ended = false;
        for (int i = segments.size() - 1; i >= 0 && !ended; i--) {
            List<Long> ends = ends(i);
            ended = !ends.isEmpty();
            highest = Math.max(
                    highest, ends.stream().mapToLong(Long::longValue).max().orElse(0));
        }
        return highest;
    }

    /** The last transaction that a file can have; that of a file which is no snapshot and no segment is never known. */
    long endOf(String name) throws IOException, LocalFailure {
        if (FileHeader.Kind.SNAPSHOT.transactionOf(name).isPresent()) {
            return FileHeader.Kind.SNAPSHOT.transactionOf(name).get();
        }
        int segment = FileHeader.Kind.SEGMENT
                .transactionOf(name)
                .map(segments::indexOf)
                .orElse(-1);
        if (segment < 0) {
            return Long.MAX_VALUE;
        }
        return segment < segments.size() - 1
                ? segments.get(segment + 1) - 1
                : ends(segment).stream().mapToLong(Long::longValue).max().orElse(segments.get(segment) - 1);
    }
}
