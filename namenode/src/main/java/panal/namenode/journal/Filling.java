package panal.namenode.journal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills a directory that is empty, stale or damaged with the state of now. What is there stays until a snapshot that has all
 * of it stands beside it.
 */
final class Filling {
    /** An empty file of this name says that a directory is empty on purpose. */
    static final String NEW = "new";

    private static final Logger log = LoggerFactory.getLogger(Filling.class);

    private final JournalDisk disk;
    private final UUID id;
    private final Welcome welcome;

    Filling(JournalDisk disk, UUID id, Welcome welcome) {
        this.disk = disk;
        this.id = id;
        this.welcome = welcome;
    }

    /** Afterwards the directory has a snapshot at {@code image}'s transaction, no log, and knows that it is behind. */
    void fill(Image image, DirectoryView view) throws IOException {
        List<String> before = disk.list();
        requireFillable(before, view);
        long began = System.nanoTime();
        new ViewFile(id, view).write(disk);
        long bytes = SnapshotFile.write(disk, image);
        String snapshot = FileHeader.Kind.SNAPSHOT.nameOf(image.transaction());
        for (String name : before) {
            if (isOfJournal(name) && !name.equals(snapshot)) {
                remove(name);
            }
        }
        disk.delete(NEW);
        disk.forceDirectory();
        log.info(
                "journal directory filled place={} transaction={} bytes={} took_ms={}",
                disk.locate(""),
                image.transaction(),
                bytes,
                (System.nanoTime() - began) / 1_000_000);
    }

    private void remove(String name) throws IOException {
        if (welcome.keepsOld() && !SnapshotFile.isUnfinished(name)) {
            disk.rename(name, name + ".old");
        } else {
            disk.delete(name);
        }
    }

    private void requireFillable(List<String> names, DirectoryView view) throws IOException {
        Optional<ViewFile> record = ViewFile.read(disk);
        boolean empty = record.isEmpty() && names.stream().noneMatch(Filling::isOfJournal);
        if (empty && welcome.expected() && !names.contains(NEW)) {
            throw new IOException("it is empty, and had a copy of the journal before: mount it; if it is a new disk,"
                    + " make an empty file named \"" + NEW + "\" there");
        }
        if (empty || welcome.seen()) {
            return;
        }
        if (record.isEmpty() || !record.get().self().equals(id)) {
            throw new IOException(
                    "another journal was found there; it is looked at when the NameNode is started again");
        }
        long lastView = view.member(id).map(DirectoryView.Member::lastView).orElse(0L);
        if (record.get().view().number() > lastView && !record.get().knowsItIsBehind()) {
            throw new IOException("another NameNode has written there; it is looked at when this one is started again");
        }
    }

    static boolean isOfJournal(String name) {
        return FileHeader.Kind.SEGMENT.transactionOf(name).isPresent()
                || FileHeader.Kind.SNAPSHOT.transactionOf(name).isPresent()
                || (SnapshotFile.isUnfinished(name) && !name.startsWith(ViewFile.NAME));
    }
}
