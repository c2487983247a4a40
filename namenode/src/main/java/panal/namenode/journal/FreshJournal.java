package panal.namenode.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import panal.protocol.error.LocalFailure;

/** Begins a journal with a state that was made elsewhere. */
public final class FreshJournal {
    private FreshJournal() {}

    /** Throws LocalFailure when a journal is in {@code directory}; one that is missing is empty. */
    public static void requireEmpty(Path directory) throws LocalFailure {
        try {
            requireEmpty(JournalDisk.in(directory), directory);
        } catch (IOException failed) {
            throw new LocalFailure("cannot look into " + directory + ": " + failed, failed);
        }
    }

    private static void requireEmpty(JournalDisk disk, Path directory) throws IOException, LocalFailure {
        for (String name : disk.list()) {
            if (Filling.isOfJournal(name) || name.equals(ViewFile.NAME)) {
                throw new LocalFailure(directory + " is not empty: it has " + name
                        + "; move what is in there away, or start the NameNode with it");
            }
        }
    }

    /** Writes {@code image} as the journal in an empty directory, durably. */
    public static void write(Path directory, Image image) throws LocalFailure {
        Claim claim = new Claim(UUID.randomUUID());
        try {
            JournalDisk disk = JournalDisk.in(directory);
            claim.lock(disk);
            requireEmpty(disk, directory);
            SnapshotFile.write(disk, image);
        } catch (IOException failed) {
            throw new LocalFailure("cannot write the journal into " + directory + ": " + failed, failed);
        } finally {
            claim.release();
        }
    }
}
