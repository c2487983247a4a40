package panal.namenode.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;

/**
 * The journal of a single NameNode: a log and snapshots in one directory. One force a batch; after the first error nothing
 * is written any more, because nobody knows then what is on the disk. Not thread-safe, but its snapshots are written by
 * another thread meanwhile.
 */
public final class FileJournal implements Journal {
    private static final Logger log = LoggerFactory.getLogger(FileJournal.class);

    private final JournalDisk disk;
    private final Executor background;
    private final JournalSettings settings;
    private Log current = new Closed("it was not opened");

    private FileJournal(JournalDisk disk, Executor background, JournalSettings settings) {
        this.disk = disk;
        this.background = background;
        this.settings = settings;
    }

    /** A journal in {@code directory}, which is made when it is missing. {@code background} writes snapshots. */
    public static FileJournal in(Path directory, Executor background) throws LocalFailure {
        try {
            return on(JournalDisk.in(directory), background, JournalSettings.DEFAULT);
        } catch (IOException failed) {
            throw new LocalFailure("cannot make the journal's directory " + directory + ": " + failed, failed);
        }
    }

    /** A journal on any disk, with settings of its own. */
    public static FileJournal on(JournalDisk disk, Executor background, JournalSettings settings) {
        return new FileJournal(disk, background, settings);
    }

    @Override
    public void open(JournaledState state) throws LocalFailure {
        try {
            long began = System.nanoTime();
            long last = new Recovery(disk, state).run();
            current = new Open(new Snapshots(disk, state, background), last);
            log.info("journal open transaction={} took_ms={}", last, (System.nanoTime() - began) / 1_000_000);
        } catch (IOException failed) {
            throw new LocalFailure("cannot read the journal in " + disk.locate("") + ": " + failed, failed);
        }
        state.leading();
    }

    @Override
    public void append(Batch batch) throws PanalException {
        current.append(batch);
    }

    @Override
    public void close() {
        current.close("it is closed");
    }

    /** What the journal does depends on whether it is open. */
    private interface Log {
        void append(Batch batch) throws PanalException;

        void close(String why);
    }

    private record Closed(String why) implements Log {
        @Override
        public void append(Batch batch) throws LocalFailure {
            throw new LocalFailure("nothing was written to the journal: " + why);
        }

        @Override
        public void close(String ignored) {}
    }

    private final class Open implements Log {
        private final Snapshots snapshots;
        private JournalDisk.Output out;
        private String name;
        private long segmentBytes;
        private long bytesSinceSnapshot;
        private long last;

        Open(Snapshots snapshots, long last) throws IOException {
            this.snapshots = snapshots;
            this.last = last;
            this.name = FileHeader.Kind.SEGMENT.nameOf(last + 1);
            this.out = begin(name, last + 1);
        }

        private JournalDisk.Output begin(String segment, long first) throws IOException {
            JournalDisk.Output output = disk.create(segment);
            output.write(new FileHeader(FileHeader.Kind.SEGMENT, first).encoded());
            output.force();
            disk.forceDirectory();
            segmentBytes = FileHeader.SIZE;
            return output;
        }

        @Override
        public void append(Batch batch) throws OutcomeUnknown {
            if (batch.firstTransaction() != last + 1) {
                throw new IllegalArgumentException(
                        "batch begins at transaction " + batch.firstTransaction() + ", not at " + (last + 1));
            }
            try {
                write(new Frame(batch.firstTransaction(), batch.count(), ByteBuffer.wrap(batch.edits())));
                last = batch.lastTransaction();
            } catch (IOException | RuntimeException failed) {
                String why = disk.locate(name) + " could not be written: " + failed;
                log.error("journal failed, it stops transaction={} file={}", last + 1, disk.locate(name), failed);
                close(why);
                throw new OutcomeUnknown(
                        why + "; the NameNode stops, start it again when the disk is well and repeat the request");
            }
            if (bytesSinceSnapshot >= Math.max(settings.snapshotBytes(), snapshots.lastBytes()) && snapshots.begin()) {
                bytesSinceSnapshot = 0;
            }
        }

        private void write(Frame frame) throws IOException {
            if (segmentBytes >= settings.segmentBytes()) {
                out.close();
                name = FileHeader.Kind.SEGMENT.nameOf(last + 1);
                out = begin(name, last + 1);
            }
            out.write(frame.header(), frame.body().duplicate());
            out.force();
            segmentBytes += frame.size();
            bytesSinceSnapshot += frame.size();
        }

        @Override
        public void close(String why) {
            current = new Closed(why);
            try {
                out.close();
            } catch (IOException ignored) {
                log.warn("journal segment not closed file={} why={}", disk.locate(name), ignored.getMessage());
            }
        }
    }
}
