package panal.namenode.rescue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import panal.namenode.namespace.AcceptedLoss;
import panal.namenode.namespace.BlockEdit;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.ReplicatedContent;
import panal.namenode.namespace.SnapshotEdit;
import panal.namenode.namespace.StoredBlock;
import panal.namenode.namespace.User;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;

/**
 * Decides what namespace the blocks speak of. Every block whose header was read becomes part of some file: whole files stand
 * at their path, pieces of others in a directory of their own. What nobody could read is kept until somebody says otherwise.
 * Used once.
 */
public final class Rescue {
    /** More ids than nodes that were not there can have seen, and nothing against 63 bits. */
    private static final long ID_MARGIN = 1L << 24;

    private final RescueFacts facts;
    private final RescuedTree tree;
    private final List<Note> notes = new ArrayList<>();
    private final List<FoundBlock> spare = new ArrayList<>();
    private final NavigableMap<FileId, NavigableMap<Integer, FoundBlock>> files;
    private final long highestBlock;
    private final int blocks;
    private int whole;
    private int pieces;
    private long bytes;

    private Rescue(FoundBlocks found, RescueFacts facts) {
        this.facts = facts;
        List<FoundBlock> chosen = new ArrayList<>(found.chosen());
        this.blocks = chosen.size();
        this.highestBlock = found.highestBlock();
        // The last file first: of two at one path the later one was there in the end.
        this.files = new TreeMap<>(Comparator.<FileId>reverseOrder());
        chosen.sort(Comparator.comparing((FoundBlock block) -> block.id()).reversed());
        chosen.forEach(this::sort);
        long highestFile = files.isEmpty() ? 1 : files.firstKey().number();
        this.tree = new RescuedTree(facts.superuser(), facts.timeMillis(), highestFile + 1);
        found.lost().stream()
                .sorted()
                .forEach(block -> notes.add(new Note(
                        Note.Kind.UNREADABLE,
                        "",
                        "block " + block + " is there, but no node can read its header; it is in no file, and kept")));
        facts.failed()
                .forEach(failed -> notes.add(
                        new Note(Note.Kind.FAILED_DISK, "", failed + "; what is only there is in no file, and kept")));
    }

    /**
     * What was decided.
     *
     * @param transaction the one that the fresh journal begins behind
     */
    public record Result(Namespace namespace, long transaction, RescueReport report) {}

    /** The namespace that comes closest to what is known. */
    public static Result decide(FoundBlocks found, RescueFacts facts) {
        Rescue rescue = new Rescue(found, facts);
        rescue.files.forEach(rescue::placeWhole);
        rescue.files.forEach(rescue::placePieces);
        rescue.spare.forEach(block -> rescue.placePiece(List.of(block)));
        return rescue.result();
    }

    private void sort(FoundBlock block) {
        NavigableMap<Integer, FoundBlock> file =
                files.computeIfAbsent(block.origin().file(), first -> new TreeMap<>());
        FoundBlock before = file.putIfAbsent(block.origin().index(), block);
        if (before != null) {
            spare.add(block);
            notes.add(new Note(
                    Note.Kind.DUPLICATE,
                    block.origin().path().text(),
                    "block " + block.id() + " claims the same place in the file as the later block " + before.id()));
        }
    }

    private static boolean isWhole(NavigableMap<Integer, FoundBlock> file) {
        return file.firstKey() == 0 && file.lastKey() == file.size() - 1;
    }

    private void placeWhole(FileId id, NavigableMap<Integer, FoundBlock> file) {
        if (!isWhole(file)) {
            return;
        }
        List<FoundBlock> run = List.copyOf(file.values());
        FilePath wished = run.get(0).origin().path();
        FilePath path = free(wished, id);
        tree.put(path, id, content(run));
        whole++;
        if (!path.equals(wished)) {
            notes.add(new Note(
                    Note.Kind.MOVED, path.text(), "was written as " + wished + ", where something later stands"));
        }
        if (endIsUncertain(run)) {
            notes.add(new Note(
                    Note.Kind.END_UNCERTAIN,
                    path.text(),
                    "its last block is a full one; if another one followed, that is lost"));
        }
    }

    /**
     * A block that another one follows is as long as the file's blocks can be, and these are multiples of a chunk. So a
     * shorter last one was the last one.
     */
    private static boolean endIsUncertain(List<FoundBlock> run) {
        long last = run.get(run.size() - 1).sum().length();
        return last % Limits.CHUNK_BYTES == 0 && last >= run.get(0).sum().length();
    }

    private FilePath free(FilePath wished, FileId id) {
        if (tree.isFree(wished)) {
            return wished;
        }
        Optional<FilePath> beside = RescuedTree.suffixed(wished, ".file-" + id).filter(tree::isFree);
        return beside.orElseGet(() -> freeBelow("file-" + id));
    }

    /** A path in the directory for what has no other. */
    private FilePath freeBelow(String name) {
        for (int attempt = 0; ; attempt++) {
            FilePath path = new FilePath("/lost+found" + (attempt == 0 ? "" : "-" + attempt) + "/" + name);
            if (tree.isFree(path)) {
                return path;
            }
        }
    }

    private void placePieces(FileId id, NavigableMap<Integer, FoundBlock> file) {
        if (isWhole(file)) {
            return;
        }
        List<String> made = new ArrayList<>();
        List<FoundBlock> run = new ArrayList<>();
        for (Map.Entry<Integer, FoundBlock> block : file.entrySet()) {
            if (!run.isEmpty() && run.get(run.size() - 1).origin().index() + 1 != block.getKey()) {
                made.add(placePiece(run));
                run.clear();
            }
            run.add(block.getValue());
        }
        made.add(placePiece(run));
        FilePath path = file.firstEntry().getValue().origin().path();
        notes.add(new Note(
                Note.Kind.INCOMPLETE,
                path.text(),
                "file " + id + " has " + file.size() + " blocks of at least " + (file.lastKey() + 1) + "; they are in "
                        + String.join(", ", made)));
    }

    private String placePiece(List<FoundBlock> run) {
        FoundBlock first = run.get(0);
        FoundBlock last = run.get(run.size() - 1);
        String name = "file-" + first.origin().file() + "-blocks-"
                + first.origin().index() + "-" + last.origin().index();
        FilePath path = freeBelow(name);
        tree.put(path, tree.newId(), content(run));
        pieces++;
        return path.text();
    }

    private ReplicatedContent content(List<FoundBlock> run) {
        long longest = Limits.BLOCK_SIZE_MIN;
        int copies = Limits.REPLICATION_DEFAULT;
        List<StoredBlock> stored = new ArrayList<>(run.size());
        for (FoundBlock block : run) {
            long chunks = (block.sum().length() + Limits.CHUNK_BYTES - 1) / Limits.CHUNK_BYTES;
            longest = Math.max(longest, chunks * Limits.CHUNK_BYTES);
            copies = Math.max(copies, block.copies());
            bytes += block.sum().length();
            stored.add(new StoredBlock(block.id(), block.sum()));
        }
        return new ReplicatedContent(Math.min(copies, Limits.REPLICATION_MAX), longest, stored);
    }

    private Result result() {
        List<Edit> edits = new ArrayList<>();
        edits.add(
                new SnapshotEdit.ClusterRestored(facts.cluster(), facts.heard().number()));
        edits.add(new ClusterEdit.UserPut(
                new User(facts.superuser(), facts.verifier(), true, Set.of(facts.superuser()))));
        facts.members().forEach(member -> edits.add(new ClusterEdit.MemberPut(member)));
        // Nodes that were not there may have more ids than were seen, and blocks of files that nobody knows of now.
        long nextBlock = highestBlock + ID_MARGIN;
        edits.add(new ClusterEdit.IdsReserved(IdKind.FILE, tree.nextId() + ID_MARGIN));
        edits.add(new ClusterEdit.IdsReserved(IdKind.BLOCK, nextBlock));
        edits.add(new ClusterEdit.IdsReserved(IdKind.UPLOAD, nextBlock));
        edits.add(new BlockEdit.OrphansKept(nextBlock));
        edits.addAll(tree.edits());
        Namespace namespace = Namespace.empty().replayAll(edits);
        long transaction = facts.heard().transaction() + AcceptedLoss.TRANSACTION_MARGIN;
        RescueReport report = new RescueReport(whole, pieces, tree.directories(), blocks, bytes, notes);
        return new Result(namespace, transaction, report);
    }
}
