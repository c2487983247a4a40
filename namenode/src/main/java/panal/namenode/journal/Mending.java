package panal.namenode.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;

/**
 * Brings back in one directory what is damaged, torn or missing there and good in another. What is good nowhere stays as it
 * is, for recovery to judge.
 */
final class Mending {
    private static final Logger log = LoggerFactory.getLogger(Mending.class);
    private static final String UNFINISHED = ".mended.tmp";

    private final FoundDirectory directory;
    private final JournalDisk disk;
    private final List<FoundDirectory> others;
    private final KnownFrames known;
    /** The directory's own frames; it may forget them while a disk that hung goes on with this. */
    private final List<FrameRun> own;

    private final FrameSource source = new FrameSource();

    /** {@code known} has the frames of the directory and of all others. */
    Mending(FoundDirectory directory, List<FoundDirectory> others, KnownFrames known) {
        this.directory = directory;
        this.disk = directory.disk();
        this.others = others;
        this.known = known;
        this.own = directory.runs();
    }

    void mend() throws IOException, LocalFailure {
        for (String bad : directory.badSnapshots()) {
            mendSnapshot(bad);
        }
        long base = Recovery.transactions(disk, FileHeader.Kind.SNAPSHOT).stream()
                .filter(directory.goodSnapshots()::contains)
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
                ? endOf(run, first) > segment.next() && endOf(run, first) > highestIn(segment.name())
                : endOf(run, first) == next;
        if (better) {
            String why = segment.isWhole()
                    ? "transactions from " + segment.next() + " on were missing"
                    : "bad frame at offset " + segment.good() + ", transaction " + segment.next();
            rewrite(first, run, why);
        }
    }

    private long highestIn(String file) {
        return own.stream()
                .filter(run -> run.file().equals(file))
                .mapToLong(FrameRun::last)
                .max()
                .orElse(0);
    }

    private static long endOf(List<FrameRun> run, long first) {
        return run.isEmpty() ? first : run.get(run.size() - 1).last() + 1;
    }

    private void rewrite(long first, List<FrameRun> run, String why) throws IOException {
        String name = FileHeader.Kind.SEGMENT.nameOf(first);
        disk.delete(name + UNFINISHED);
        try (JournalDisk.Output out = disk.create(name + UNFINISHED)) {
            out.write(new FileHeader(FileHeader.Kind.SEGMENT, first).encoded());
            for (FrameRun part : run) {
                for (FrameAt at : part) {
                    Frame frame = source.read(at);
                    out.write(frame.header(), frame.body().duplicate());
                }
            }
            out.force();
        }
        disk.rename(name + UNFINISHED, name);
        disk.forceDirectory();
        log.warn(
                "journal file mended from another directory file={} last_transaction={} sources={} why=\"{}\"",
                disk.locate(name),
                endOf(run, first) - 1,
                run.stream().map(part -> part.directory().name()).distinct().toList(),
                why);
    }

    private void mendSnapshot(String name) throws IOException {
        long transaction = FileHeader.Kind.SNAPSHOT.transactionOf(name).orElseThrow();
        Optional<FoundDirectory> good = others.stream()
                .filter(other -> other.goodSnapshots().contains(transaction))
                .findFirst();
        if (good.isEmpty()) {
            return;
        }
        String copy = name + UNFINISHED;
        disk.delete(copy);
        try (InputStream in = good.get().disk().open(name);
                JournalDisk.Output out = disk.create(copy)) {
            byte[] piece = new byte[1 << 20];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                out.write(ByteBuffer.wrap(piece, 0, count));
            }
            out.force();
        }
        disk.rename(copy, name);
        disk.forceDirectory();
        directory.goodSnapshots().add(transaction);
        log.warn(
                "journal file mended from another directory file={} sources={} why=\"damaged snapshot\"",
                disk.locate(name),
                good.get().name());
    }
}
