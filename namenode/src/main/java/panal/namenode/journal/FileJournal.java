package panal.namenode.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;

/**
 * The journal of a single NameNode: a log and snapshots in one directory. One force a batch, or, where
 * {@link Promise#WRITTEN} is enough, whenever somebody asks for one; after the first error nothing is written any more,
 * because nobody knows then what is on the disk. Snapshots are written by another thread meanwhile.
 */
public final class FileJournal implements Journal {
    private static final Logger log = LoggerFactory.getLogger(FileJournal.class);

    private final JournalDisk disk;
    private final Executor background;
    private final JournalSettings settings;
    private final Claim claim;
    /** Empty before it is opened, and after it was closed or has failed. */
    private volatile Optional<OpenLog> open = Optional.empty();

    private volatile String closedBecause = "it was not opened";
    private Optional<Snapshots> snapshots = Optional.empty();

    private FileJournal(JournalDisk disk, Executor background, JournalSettings settings) {
        this.disk = disk;
        this.background = background;
        this.settings = settings;
        this.claim = new Claim(UUID.randomUUID());
    }

    /** A journal in {@code directory}, which is made when it is missing. {@code background} writes snapshots. */
    public static FileJournal in(Path directory, Executor background) throws LocalFailure {
        return in(directory, background, JournalSettings.DEFAULT);
    }

    /** The same with settings of its own. */
    public static FileJournal in(Path directory, Executor background, JournalSettings settings) throws LocalFailure {
        try {
            return on(JournalDisk.in(directory), background, settings);
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
        boolean ready = false;
        try {
            long began = System.nanoTime();
            if (disk.list().stream().anyMatch(Filling::isOfJournal)) {
                claim.lock(disk);
            }
            Recovery recovery = new Recovery(disk, state, settings);
            long last = recovery.read();
            // Before anything is written: an empty one may be a mount point without its mount.
            settings.requireNoneIsLost(last, disk.locate(""));
            claim.lock(disk);
            claim.mark(disk);
            JournalDisk own = claim.disk(disk);
            recovery.settle(own);
            Snapshots written =
                    new Snapshots(own, state, this::force, background, settings.snapshotBytes(), begun -> {});
            written.measure(last);
            snapshots = Optional.of(written);
            open = Optional.of(new OpenLog(own, settings, last));
            ready = true;
            log.info(
                    "journal open transaction={} promise={} took_ms={}",
                    last,
                    settings.promise(),
                    (System.nanoTime() - began) / 1_000_000);
        } catch (IOException failed) {
            throw new LocalFailure("cannot read the journal in " + disk.locate("") + ": " + failed, failed);
        } finally {
            if (!ready) {
                claim.release();
            }
        }
        state.leading();
    }

    @Override
    public void append(Batch batch) throws PanalException {
        OpenLog end = requireOpen();
        end.requireNext(batch);
        long bytes;
        try {
            bytes = end.append(batch);
        } catch (IOException | RuntimeException failed) {
            throw stopped(end, failed);
        }
        snapshots.ifPresent(written -> written.grown(bytes));
    }

    @Override
    public void leap(Image image) throws PanalException {
        OpenLog end = requireOpen();
        requireForward(end.last(), image);
        try {
            JournalDisk own = claim.disk(disk);
            SnapshotFile.write(own, image);
            open = Optional.of(new OpenLog(own, settings, image.transaction()));
            end.close();
        } catch (IOException | RuntimeException failed) {
            throw stopped(end, failed);
        }
    }

    /** Throws IllegalArgumentException for a leap that leads to no later transaction. */
    static void requireForward(long last, Image image) {
        if (image.transaction() <= last) {
            throw new IllegalArgumentException(
                    "a leap from transaction " + last + " to " + image.transaction() + " is none");
        }
    }

    @Override
    public long forced() {
        return open.map(OpenLog::forced).orElse(0L);
    }

    @Override
    public void force() throws PanalException {
        OpenLog end = requireOpen();
        try {
            end.force();
        } catch (IOException | RuntimeException failed) {
            throw stopped(end, failed);
        }
    }

    @Override
    public void lookAfter(boolean fills) throws PanalException {
        Optional<OpenLog> end = open;
        if (end.isPresent() && isTaken()) {
            throw stopped(end.get(), new IOException(claim.disk(disk).taken()));
        }
    }

    private boolean isTaken() {
        try {
            return !claim.disk(disk).isMarked();
        } catch (IOException unknown) {
            return false; // whoever writes finds out
        }
    }

    @Override
    public List<MetadataDirectory> directories() {
        Optional<OpenLog> end = open;
        String place = disk.locate("");
        return List.of(
                end.isPresent()
                        ? new MetadataDirectory(
                                place,
                                MetadataDirectory.State.CURRENT,
                                end.get().forced(),
                                "")
                        : new MetadataDirectory(place, MetadataDirectory.State.DROPPED, 0, closedBecause));
    }

    private OpenLog requireOpen() throws LocalFailure {
        Optional<OpenLog> end = open;
        if (end.isEmpty()) {
            throw new LocalFailure("nothing was written to the journal: " + closedBecause);
        }
        return end.get();
    }

    private OutcomeUnknown stopped(OpenLog end, Exception failed) {
        String why = end.place() + " could not be written: " + failed;
        log.error("journal failed, it stops transaction={} file={}", end.last() + 1, end.place(), failed);
        close(end, why);
        return new OutcomeUnknown(
                why + "; the NameNode stops, start it again when the disk is well and repeat the request");
    }

    @Override
    public void close() {
        Optional<OpenLog> end = open;
        if (end.isPresent()) {
            try {
                end.get().force();
            } catch (IOException | RuntimeException failed) {
                log.error("journal not forced at its end file={}", end.get().place(), failed);
            }
            close(end.get(), "it is closed");
        }
    }

    private void close(OpenLog end, String why) {
        closedBecause = why;
        open = Optional.empty();
        try {
            end.close();
        } catch (IOException ignored) {
            log.warn("journal segment not closed file={} why={}", end.place(), ignored.getMessage());
        } finally {
            claim.release();
        }
    }
}
