package panal.namenode.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.config.DirectoryLock;
import panal.protocol.error.LocalFailure;

/**
 * What keeps two NameNodes from writing in one directory of the journal: a lock, which ends with the process; and a mark,
 * for file systems that do not carry locks from one machine to another. The lock keeps the second one out. The mark only
 * lets the first one notice that it was replaced. Thread-safe; where the directory hangs, its callers do too.
 */
final class Claim {
    private static final Logger log = LoggerFactory.getLogger(Claim.class);

    private final OwnerMark mark;
    /** Guarded by this. */
    private Optional<Closeable> lock = Optional.empty();
    /** Guarded by this. */
    private boolean toldOfNoLocks;

    Claim(UUID owner) {
        this.mark = new OwnerMark(owner);
    }

    /**
     * Takes the lock, unless it has it. Throws LocalFailure when another process has it; where there are no locks it goes
     * on with a warning.
     */
    synchronized void lock(JournalDisk disk) throws LocalFailure {
        if (lock.isPresent()) {
            return;
        }
        try {
            lock = disk.lock();
        } catch (IOException without) {
            if (!toldOfNoLocks) {
                toldOfNoLocks = true;
                log.warn(
                        "journal directory cannot be locked, see to it that no other NameNode has it place={} why={}",
                        disk.locate(""),
                        without.toString());
            }
            return;
        }
        if (lock.isEmpty()) {
            throw new LocalFailure(
                    disk.locate("") + " is in use by another process: a NameNode is running with it; stop"
                            + " that one, or name another directory; if it was on a machine that is gone for good, remove "
                            + disk.locate(DirectoryLock.NAME));
        }
    }

    /** Says that this process writes there from now on; whoever did before finds that out. */
    void mark(JournalDisk disk) throws IOException {
        mark.write(disk);
    }

    /** The directory as long as the mark stands. */
    ClaimedDisk disk(JournalDisk disk) {
        return new ClaimedDisk(disk, mark);
    }

    /** Lets go of the lock. */
    synchronized void release() {
        Optional<Closeable> had = lock;
        lock = Optional.empty();
        try {
            if (had.isPresent()) {
                had.get().close();
            }
        } catch (IOException ignored) {
            log.warn("journal directory's lock not closed, it ends with the process why={}", ignored.toString());
        }
    }
}
