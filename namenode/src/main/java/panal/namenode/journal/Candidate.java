package panal.namenode.journal;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;

/** A directory that may be current, as a start has read it to its end. Nothing is changed in it before {@link #settle}. */
final class Candidate {
    private static final Logger log = LoggerFactory.getLogger(Candidate.class);

    private final JournalSettings settings;
    private final MendedDisk disk;
    private final Recovery recovery;
    private final long end;

    private Candidate(JournalSettings settings, MendedDisk disk, Recovery recovery, long end) {
        this.settings = settings;
        this.disk = disk;
        this.recovery = recovery;
        this.end = end;
    }

    /**
     * Reads a directory as it is when mended, or as it is when those that it could be mended from do not answer. Throws
     * LocalFailure when it is damaged.
     */
    static Candidate read(FoundDirectory directory, Mending mending, JournalSettings settings)
            throws IOException, LocalFailure {
        MendedDisk mended = mending.plan();
        try {
            return read(mended, settings);
        } catch (IOException unmended) {
            if (!mended.isChanged()) {
                throw unmended;
            }
            log.warn("journal cannot be mended place={} why={}", directory.name(), unmended.toString());
            return read(mended.unchanged(), settings);
        }
    }

    private static Candidate read(MendedDisk disk, JournalSettings settings) throws IOException, LocalFailure {
        Recovery recovery = new Recovery(disk, new Reader(), settings);
        long end = recovery.read();
        return new Candidate(settings, disk, recovery, end);
    }

    /** Its last transaction. */
    long end() {
        return end;
    }

    /** Whether something that cannot be read is behind that. */
    boolean isTorn() {
        return recovery.isTorn();
    }

    /** Brings the state to the last transaction. */
    long recover(JournaledState state) throws IOException, LocalFailure {
        return new Recovery(disk, state, settings).read();
    }

    /** Makes the directory what it was taken for; {@code writable} is the same one. */
    void settle(JournalDisk writable) throws IOException {
        disk.carryOut(writable);
        recovery.settle(writable);
    }

    /** Only checks that everything can be read. */
    private static final class Reader implements JournaledState {
        @Override
        public void restore(Image image) throws IOException {
            image.parts((count, edits) -> {});
        }

        @Override
        public void apply(Batch batch) {}

        @Override
        public Image image() {
            throw new UnsupportedOperationException("nothing is kept");
        }

        @Override
        public void leading() {}

        @Override
        public void following() {}
    }
}
