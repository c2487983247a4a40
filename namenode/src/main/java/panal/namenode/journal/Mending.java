package panal.namenode.journal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import panal.protocol.error.LocalFailure;

/**
 * Finds out what is damaged, torn or missing in one directory and good in another. What is good nowhere stays as it is,
 * for recovery to judge. Changes nothing.
 */
final class Mending {
    private final FoundDirectory directory;
    private final JournalDisk disk;
    private final List<FoundDirectory> others;
    private final KnownFrames known;
    private final Function<FoundDirectory, JournalDisk> lent;
    private final Map<String, MendedDisk.Mend> mends = new LinkedHashMap<>();

    /**
     * In one directory.
     *
     * @param known the frames of the directory and of all others
     * @param lent a directory's files as others read them
     */
    Mending(
            FoundDirectory directory,
            List<FoundDirectory> others,
            KnownFrames known,
            Function<FoundDirectory, JournalDisk> lent) {
        this.directory = directory;
        this.disk = directory.disk();
        this.others = others;
        this.known = known;
        this.lent = lent;
    }

    /** The directory as it should be. */
    MendedDisk plan() throws IOException, LocalFailure {
        for (String bad : directory.badSnapshots()) {
            mendSnapshot(bad);
        }
        long base = Recovery.transactions(disk, FileHeader.Kind.SNAPSHOT).stream()
                .filter(this::isGoodSnapshot)
                .reduce(0L, Math::max);
        List<Long> firsts = Recovery.transactions(disk, FileHeader.Kind.SEGMENT);
        if (firsts.isEmpty() || firsts.get(0) > base + 1) {
            long end = firsts.isEmpty() ? Long.MAX_VALUE : firsts.get(0);
            List<FrameRun> run = known.from(base + 1, end);
            if (!run.isEmpty() && (firsts.isEmpty() || endOf(run, base + 1) == end)) {
                rewrite(base + 1, run, "it was missing");
            }
        }
        for (int i = 0; i < firsts.size(); i++) {
            long next = i + 1 < firsts.size() ? firsts.get(i + 1) : Long.MAX_VALUE;
            if (next > base + 1) {
                mendSegment(firsts.get(i), next);
            }
        }
        return new MendedDisk(disk, mends);
    }

    private boolean isGoodSnapshot(long transaction) {
        return directory.goodSnapshots().contains(transaction)
                || mends.containsKey(FileHeader.Kind.SNAPSHOT.nameOf(transaction));
    }

    private void mendSegment(long first, long next) throws IOException, LocalFailure {
        Segment segment = Segment.read(disk, FileHeader.Kind.SEGMENT.nameOf(first), first);
        if (segment.isWhole() && segment.next() == next) {
            return;
        }
        List<FrameRun> run = known.from(first, next);
        boolean last = next == Long.MAX_VALUE;
        // Never over good frames that stand behind damage that nobody can mend.
        boolean better = last
                ? endOf(run, first) > segment.next() && endOf(run, first) > highestIn(segment)
                : endOf(run, first) == next;
        if (better) {
            String why = segment.isWhole()
                    ? "transactions from " + segment.next() + " on were missing"
                    : "bad frame at offset " + segment.good() + ", transaction " + segment.next();
            rewrite(first, run, why);
        }
    }

    private static long highestIn(Segment segment) {
        return segment.ends().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static long endOf(List<FrameRun> run, long first) {
        return run.isEmpty() ? first : run.get(run.size() - 1).last() + 1;
    }

    private void rewrite(long first, List<FrameRun> run, String why) {
        List<String> sources =
                run.stream().map(part -> part.directory().name()).distinct().toList();
        // None of this: it knows the frames of all directories, which take memory.
        FoundDirectory self = directory;
        JournalDisk own = disk;
        Function<FoundDirectory, JournalDisk> foreign = lent;
        Function<FoundDirectory, JournalDisk> disks = whose -> whose == self ? own : foreign.apply(whose);
        mends.put(
                FileHeader.Kind.SEGMENT.nameOf(first),
                new MendedDisk.Mend(
                        new Frames(first, run, disks), why + ", now up to " + (endOf(run, first) - 1), sources));
    }

    /** A segment of frames that are in several directories. */
    private record Frames(long first, List<FrameRun> run, Function<FoundDirectory, JournalDisk> disks)
            implements MendedDisk.Content {
        @Override
        public InputStream open() throws IOException {
            long size = FileHeader.SIZE;
            for (FrameRun part : run) {
                for (FrameAt at : part) {
                    size += at.size();
                }
            }
            FrameSource source = new FrameSource(disks);
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
            bytes.put(new FileHeader(FileHeader.Kind.SEGMENT, first).encoded());
            for (FrameRun part : run) {
                for (FrameAt at : part) {
                    Frame frame = source.read(at);
                    bytes.put(frame.header()).put(frame.body().duplicate());
                }
            }
            return new ByteArrayInputStream(bytes.array());
        }
    }

    private void mendSnapshot(String name) {
        long transaction = FileHeader.Kind.SNAPSHOT.transactionOf(name).orElseThrow();
        Optional<FoundDirectory> good = others.stream()
                .filter(other -> other.goodSnapshots().contains(transaction))
                .findFirst();
        Function<FoundDirectory, JournalDisk> foreign = lent;
        good.ifPresent(other -> mends.put(
                name,
                new MendedDisk.Mend(() -> foreign.apply(other).open(name), "damaged snapshot", List.of(other.name()))));
    }
}
