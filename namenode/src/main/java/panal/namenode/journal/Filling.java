package panal.namenode.journal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;

/**
 * Fills a directory that is empty, stale or damaged with the state of now. What is there stays until a snapshot that has all
 * of it stands beside it; what the journal may not have is put aside then, and a directory that may be better than the
 * journal is left alone.
 */
final class Filling {
    /** An empty file of this name says that a directory is empty on purpose. */
    static final String NEW = "new";

    private static final Logger log = LoggerFactory.getLogger(Filling.class);

    private final JournalDisk disk;
    private final UUID id;
    private final Welcome welcome;
    private final Claim claim;
    private final DirectoryView view;

    /**
     * Into a directory.
     *
     * @param view the newest one, which says what the directory with this id had for certain
     */
    Filling(JournalDisk disk, UUID id, Welcome welcome, Claim claim, DirectoryView view) {
        this.disk = disk;
        this.id = id;
        this.welcome = welcome;
        this.claim = claim;
        this.view = view;
    }

    /**
     * Afterwards the directory has a snapshot at {@code image}'s transaction, no log, and knows that it is behind. Throws an
     * IOException, and has changed nothing, when what is there must stay.
     */
    void fill(Image image) throws IOException {
        List<String> before = disk.list();
        Optional<ViewFile> record = ViewFile.read(disk);
        try {
            requireFillable(before, record);
            replace(before, record, image);
        } catch (LocalFailure refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    private void replace(List<String> before, Optional<ViewFile> record, Image image) throws IOException, LocalFailure {
        long began = System.nanoTime();
        claim.mark(disk);
        ClaimedDisk own = claim.disk(disk);
        Extent extent = Extent.of(disk);
        long shared = shared();
        welcome.fills(image.transaction());
        new ViewFile(id, view).write(own);
        long bytes = SnapshotFile.write(own, image);
        String snapshot = FileHeader.Kind.SNAPSHOT.nameOf(image.transaction());
        for (String name : before) {
            if (SnapshotFile.isUnfinished(name)) {
                own.delete(name);
            } else if (isOfJournal(name) && !name.equals(snapshot)) {
                remove(own, name, welcome.isSpare(name, extent.endOf(name), record, shared), before);
            }
        }
        own.delete(NEW);
        own.forceDirectory();
        log.info(
                "journal directory filled place={} transaction={} bytes={} took_ms={}",
                disk.locate(""),
                image.transaction(),
                bytes,
                (System.nanoTime() - began) / 1_000_000);
    }

    private static void remove(ClaimedDisk own, String name, boolean spare, List<String> before) throws IOException {
        if (spare) {
            own.delete(name);
            return;
        }
        String aside = name + ".old";
        for (int i = 2; before.contains(aside); i++) {
            aside = name + "." + i + ".old";
        }
        own.rename(name, aside);
        log.warn("journal file put aside, the journal may not have all of it file={}", own.locate(aside));
    }

    private void requireFillable(List<String> names, Optional<ViewFile> record) throws IOException, LocalFailure {
        boolean empty = record.isEmpty() && names.stream().noneMatch(Filling::isOfJournal);
        if (empty && welcome.expected() && !names.contains(NEW)) {
            throw new IOException("it is empty, and had a copy of the journal before: mount it; if it is a new disk,"
                    + " make an empty file named \"" + NEW + "\" there");
        }
        // Not before it is certain that this is no mount point without its mount.
        claim.lock(disk);
        if (!empty) {
            if (!welcome.hasSeen(record)) {
                requireOurs(record);
            }
            requireNothingBetter(names, record);
        }
    }

    private void requireOurs(Optional<ViewFile> record) throws IOException {
        if (record.isEmpty() || !record.get().self().equals(id)) {
            throw new IOException(
                    "another journal was found there; it is looked at when the NameNode is started again");
        }
        long lastView = view.member(id).map(DirectoryView.Member::lastView).orElse(0L);
        if (record.get().view().number() > lastView && !record.get().knowsItIsBehind()) {
            throw new IOException("another NameNode has written there; it is looked at when this one is started again");
        }
    }

    /** One batch may have been on its way when it was dropped. */
    private void requireNothingBetter(List<String> names, Optional<ViewFile> record) throws IOException, LocalFailure {
        Optional<Welcome.Refusal> before = welcome.refusal()
                .filter(then -> then.names().equals(names) && then.record().equals(record));
        if (before.isPresent()) {
            throw new IOException(before.get().why());
        }
        long limit = welcome.limit(record, shared());
        Extent extent = Extent.of(disk);
        if (extent.batchesBehind(limit) > 1) {
            String why = "it has transactions up to " + extent.highest() + ", and the journal had no more than " + limit
                    + " when it went on without it: it may be the better one, and is not overwritten; stop the NameNode and"
                    + " start it again with this directory there";
            welcome.refuses(new Welcome.Refusal(names, record, why));
            throw new IOException(why);
        }
    }

    /** The last transaction that the directory had for certain when it was current. */
    private long shared() {
        return view.member(id).map(DirectoryView.Member::transaction).orElse(0L);
    }

    static boolean isOfJournal(String name) {
        return FileHeader.Kind.SEGMENT.transactionOf(name).isPresent()
                || FileHeader.Kind.SNAPSHOT.transactionOf(name).isPresent()
                || (SnapshotFile.isUnfinished(name)
                        && !name.startsWith(ViewFile.NAME)
                        && !name.startsWith(OwnerMark.NAME));
    }
}
