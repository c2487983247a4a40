package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import org.pcollections.TreePMap;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.NodeId;
import panal.protocol.value.UploadId;
import panal.protocol.value.Usage;

/**
 * All metadata at one moment. Immutable, so that any thread may read it for as long as it likes, and keeping an old one
 * costs just what has changed since.
 */
public final class Namespace {
    private static final Namespace EMPTY =
            new Namespace(Roster.EMPTY, NextIds.FIRST, Tree.EMPTY, BlockTable.EMPTY, TreePMap.empty(), Requests.NONE);

    final Roster roster;
    final NextIds nextIds;
    final Tree tree;
    final BlockTable blocks;
    final TreePMap<UploadId, Upload> uploads;
    final Requests requests;

    Namespace(
            Roster roster,
            NextIds nextIds,
            Tree tree,
            BlockTable blocks,
            TreePMap<UploadId, Upload> uploads,
            Requests requests) {
        this.roster = roster;
        this.nextIds = nextIds;
        this.tree = tree;
        this.blocks = blocks;
        this.uploads = uploads;
        this.requests = requests;
    }

    /** Before the cluster is founded: not even a root directory. */
    public static Namespace empty() {
        return EMPTY;
    }

    /**
     * What {@code command} comes to, here and now. A request that was answered before is answered again, without edits
     * and without a look at rights.
     */
    public <R> Decision<R> decide(Command<R> command, Rights rights) throws PanalException {
        Optional<Decision<R>> before = command.answeredBefore(this);
        if (before.isPresent()) {
            return before.get();
        }
        command.require(rights);
        return command.decideOn(this);
    }

    /** The namespace after these edits; they are facts, nothing is checked. */
    public Namespace replayAll(Iterable<? extends Edit> edits) {
        Replay replay = new Replay(this);
        edits.forEach(edit -> edit.replayOn(replay));
        return replay.result();
    }

    /** This namespace as edits: replayed on an empty one they give an equal one. Made while they are taken. */
    public Iterable<Edit> asEdits() {
        return () -> SnapshotEdits.of(this);
    }

    /** What stands at {@code path}. */
    public Optional<Inode> find(FilePath path) {
        Optional<FileId> found = Optional.of(DirectoryInode.ROOT);
        for (String name : path.names()) {
            found = found.flatMap(above -> tree.idOfChild(above, name));
        }
        return found.flatMap(tree::inode);
    }

    /** What stands at {@code path}; NotADirectory names a file that stands above it. */
    public Inode existing(FilePath path) throws NotFound, NotADirectory {
        Optional<Inode> found = find(path);
        if (found.isEmpty()) {
            for (Optional<FilePath> above = path.parent();
                    above.isPresent();
                    above = above.get().parent()) {
                if (find(above.get()).filter(FileInode.class::isInstance).isPresent()) {
                    throw new NotADirectory(above.get().text());
                }
            }
            throw new NotFound(path.text());
        }
        return found.get();
    }

    /** The directory at {@code path}. */
    public DirectoryInode directory(FilePath path) throws NotFound, NotADirectory {
        if (existing(path) instanceof DirectoryInode directory) {
            return directory;
        }
        throw new NotADirectory(path.text());
    }

    /** The file at {@code path}. */
    public FileInode file(FilePath path) throws NotFound, NotADirectory, IsADirectory {
        if (existing(path) instanceof FileInode file) {
            return file;
        }
        throw new IsADirectory(path.text());
    }

    public Optional<Inode> inode(FileId id) {
        return tree.inode(id);
    }

    public Optional<Inode> child(FileId directory, String name) {
        return tree.child(directory, name);
    }

    /**
     * Entries of a directory, by name (UTF-16 code units).
     *
     * @param after only names behind this one; empty text for all
     * @param limit at most so many
     */
    public List<Inode> list(FileId directory, String after, int limit) {
        List<Inode> page = new ArrayList<>();
        Iterator<Inode> entries = tree.entries(directory, after);
        while (page.size() < limit && entries.hasNext()) {
            page.add(entries.next());
        }
        return Collections.unmodifiableList(page);
    }

    public boolean isEmpty(FileId directory) {
        return tree.isEmpty(directory);
    }

    /** Where a file or directory stands; empty when it is gone, or was deleted with a directory above it. */
    public Optional<FilePath> pathOf(FileId id) {
        return tree.pathOf(id);
    }

    /** What lies at and below a file or directory; walks the tree. */
    public Usage usage(FileId id) {
        return UsageWalk.of(this, id);
    }

    public Optional<Upload> upload(UploadId id) {
        return Optional.ofNullable(uploads.get(id));
    }

    /** Uploads that are entities: those of more than one block. */
    public Collection<Upload> uploads() {
        return uploads.values();
    }

    /** Every file and directory, also those that were deleted with their directory and are not reclaimed yet. */
    public Collection<Inode> inodes() {
        return tree.all();
    }

    /** The file that has this block, or will when its upload completes; empty when nobody does. */
    public Optional<FileId> ownerOf(BlockId block) {
        return blocks.ownerOf(block);
    }

    public boolean isDoomed(BlockId block) {
        return blocks.isDoomed(block);
    }

    /** Blocks whose replicas are to be deleted, with the time since when (milliseconds since 1970). */
    public Map<BlockId, Long> doomed() {
        return blocks.doomedSince();
    }

    /** Blocks of nobody with lower ids are kept, as some of the past is lost; 0 when none are. */
    public long orphansKeptBelow() {
        return blocks.keptBelow();
    }

    /** Deleted directories that {@link Reclaim} has work with. */
    public SortedSet<FileId> detached() {
        return tree.detached();
    }

    /** Counts what was deleted with its directory until it is reclaimed. */
    public Counts counts() {
        return tree.counts();
    }

    /** {@link ClusterId#NONE} before the cluster is founded. */
    public ClusterId clusterId() {
        return roster.cluster();
    }

    /** The number of the last epoch that has begun; 0 before the first. */
    public long epoch() {
        return roster.epochs().last();
    }

    /**
     * The last transaction that anybody can have been told of in this epoch or in one before; empty when no later epoch is
     * known.
     */
    public OptionalLong endOfEpoch(long number) {
        return roster.epochs().endOf(number);
    }

    /** The proof that transactions are missing here which were told once; empty where nothing is known of that. */
    public Optional<LostEnd> lostEnd() {
        return roster.epochs().lostEnd();
    }

    public Collection<Member> members() {
        return roster.members().values();
    }

    public Optional<Member> member(NodeId id) {
        return Optional.ofNullable(roster.members().get(id));
    }

    public Collection<User> users() {
        return roster.users().values();
    }

    public Optional<User> user(String name) {
        return Optional.ofNullable(roster.users().get(name));
    }

    /** The first id of this kind that was never given out. */
    public long nextId(IdKind kind) {
        return nextIds.of(kind);
    }

    /** What this request was answered, when it was done before; refuses another user's. */
    public Optional<FileStatus> answered(Origin origin) throws InvalidInput {
        Optional<Requests.Answer> answer = requests.find(origin.request());
        if (answer.isPresent() && !answer.get().user().equals(origin.user())) {
            throw new InvalidInput("request " + origin.request() + " is another user's; choose a new id");
        }
        return answer.map(Requests.Answer::status);
    }

    Upload uploadOf(UploadId id, String user) throws InvalidInput, AccessDenied {
        Upload upload = uploads.get(id);
        if (upload == null) {
            throw new InvalidInput("upload " + id + " has expired or was given up; upload the file again");
        }
        if (!upload.facts().user().equals(user)) {
            throw new AccessDenied("upload " + id + " is " + upload.facts().user() + "'s");
        }
        return upload;
    }

    void requireFree(Place place, FilePath shown) throws AlreadyExists {
        if (tree.child(place.directory(), place.name()).isPresent()) {
            throw new AlreadyExists(shown.text());
        }
    }
}
