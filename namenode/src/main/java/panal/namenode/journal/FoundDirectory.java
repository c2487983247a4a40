package panal.namenode.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import panal.namenode.codec.EditCodec;
import panal.namenode.namespace.Namespace;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.ClusterId;

/**
 * One of several directories as a start has found it: its record, its good snapshots, and where its good frames are, also
 * those behind damage. Nothing is changed.
 */
final class FoundDirectory {
    private final MetadataPlace place;
    private final Object key;
    private final JournalDisk disk;
    private final List<String> names;
    private final Optional<ViewFile> record;
    private final List<Long> goodSnapshots = new ArrayList<>();
    private final List<String> badSnapshots = new ArrayList<>();
    private List<FrameRun> runs = List.of();
    private long highest;
    private Optional<ClusterId> cluster = Optional.empty();

    private FoundDirectory(
            MetadataPlace place, Object key, JournalDisk disk, List<String> names, Optional<ViewFile> record) {
        this.place = place;
        this.key = key;
        this.disk = disk;
        this.names = names;
        this.record = record;
    }

    /** Reads and checks everything; throws LocalFailure for a newer release's files. */
    static FoundDirectory look(MetadataPlace place) throws IOException, LocalFailure {
        JournalDisk disk = place.disk();
        FoundDirectory found = new FoundDirectory(place, place.key(), disk, disk.list(), ViewFile.read(disk));
        for (long transaction : Recovery.transactions(disk, FileHeader.Kind.SNAPSHOT)) {
            found.lookAtSnapshot(new SnapshotFile(disk, transaction));
        }
        FrameRuns frames = new FrameRuns();
        for (long first : Recovery.transactions(disk, FileHeader.Kind.SEGMENT)) {
            Segment segment = Segment.read(disk, FileHeader.Kind.SEGMENT.nameOf(first), first);
            segment.eachGood((frame, offset) -> frames.add(found.frame(segment, frame, offset)));
        }
        found.runs = frames.list();
        return found;
    }

    private void lookAtSnapshot(SnapshotFile snapshot) {
        try {
            List<Optional<ClusterId>> first = new ArrayList<>();
            snapshot.parts((count, edits) -> {
                if (first.isEmpty()) {
                    first.add(clusterIn(count, edits));
                }
            });
            goodSnapshots.add(snapshot.transaction());
            highest = Math.max(highest, snapshot.transaction());
            cluster = first.stream().flatMap(Optional::stream).findFirst().or(() -> cluster);
        } catch (IOException damaged) {
            badSnapshots.add(snapshot.name());
        }
    }

    private FrameAt frame(Segment segment, Frame frame, int offset) {
        int checksum = segment.bytes().getInt(offset + 4);
        FrameAt at = new FrameAt(frame.first(), frame.count(), checksum, frame.size(), this, segment.name(), offset);
        highest = Math.max(highest, at.last());
        if (frame.first() == 1 && cluster.isEmpty()) {
            cluster = clusterIn(frame.count(), frame.edits());
        }
        return at;
    }

    /** Throws LocalFailure when two of them are one directory by two names: it would pass for a second copy. */
    static void requireDistinct(List<FoundDirectory> all) throws LocalFailure {
        Map<Object, FoundDirectory> known = new HashMap<>();
        for (FoundDirectory directory : all) {
            FoundDirectory other = known.putIfAbsent(directory.key, directory);
            if (other != null) {
                throw new LocalFailure("the metadata directories " + other.name() + " and " + directory.name()
                        + " are the same directory; name each directory once with --metadata-dir");
            }
        }
    }

    String name() {
        return place.name();
    }

    JournalDisk disk() {
        return disk;
    }

    Optional<ViewFile> record() {
        return record;
    }

    boolean knows(UUID id) {
        return record.filter(known -> known.self().equals(id)).isPresent();
    }

    /** Whether there is anything of a journal. */
    boolean hasJournal() {
        return names.stream().anyMatch(name -> Filling.isOfJournal(name) && !SnapshotFile.isUnfinished(name));
    }

    /**
     * Throws LocalFailure when its record tells of a journal, of which nothing is here. What a record says that was made
     * before the first transaction tells of none: a first start has ended there.
     */
    void requireNoneElsewhere() throws LocalFailure {
        boolean first = record.filter(
                        known -> !known.knowsItIsBehind() && known.view().transaction() == 0)
                .isPresent();
        if (names.contains(ViewFile.NAME) && !first) {
            List<String> others = record.stream()
                    .flatMap(known -> known.view().members().stream())
                    .filter(DirectoryView.Member::current)
                    .map(DirectoryView.Member::place)
                    .toList();
            String file = disk.locate(ViewFile.NAME);
            throw new LocalFailure("no metadata directory has a journal, but " + file + " was written beside one"
                    + (others.isEmpty() ? "" : " in " + String.join(", ", others))
                    + "; mount what is missing, or bring the journal back from a copy; if it is lost for ever, move that"
                    + " file away and run \"namenode rescue\"; to found a new cluster instead, remove that file and start"
                    + " again");
        }
    }

    List<Long> goodSnapshots() {
        return goodSnapshots;
    }

    List<String> badSnapshots() {
        return badSnapshots;
    }

    /** Where good frames are, in the order of the files; none any more behind {@link #forgetFrames}. */
    List<FrameRun> runs() {
        return runs;
    }

    /** Frees the memory that the runs take; to be called when nothing is to be mended any more. */
    void forgetFrames() {
        runs = List.of();
    }

    /** How many good frames end behind {@code transaction}. */
    long framesBehind(long transaction) {
        long behind = 0;
        for (FrameRun run : runs) {
            if (run.last() > transaction) {
                for (FrameAt frame : run) {
                    behind += frame.last() > transaction ? 1 : 0;
                }
            }
        }
        return behind;
    }

    /** The highest transaction that anything good in here has. */
    long highest() {
        return highest;
    }

    /** The same, also counting snapshots that are damaged. */
    long reach() {
        return badSnapshots.stream()
                .flatMap(name -> FileHeader.Kind.SNAPSHOT.transactionOf(name).stream())
                .reduce(highest(), Math::max);
    }

    /** The cluster that it is of, where that can be read: the first edit of a snapshot, or of the whole log, tells. */
    Optional<ClusterId> cluster() {
        return cluster;
    }

    private static Optional<ClusterId> clusterIn(int count, byte[] edits) {
        try {
            ClusterId found = Namespace.empty()
                    .replayAll(new EditCodec().decode(1, count, edits))
                    .clusterId();
            return Optional.of(found).filter(id -> !id.isNone());
        } catch (LocalFailure unknown) {
            return Optional.empty(); // recovery says so
        }
    }
}
