package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadId;

/** Gives commands to a namespace of its own, as a committer would, and keeps the edits. */
public final class Scribe {
    public static final String USER = "ana";
    public static final long BLOCK = 64 * 1024;

    private final List<Edit> edits = new ArrayList<>();
    private Namespace namespace = Namespace.empty();
    private long time = 1_000;
    private long requests;

    /** Someone with a founded cluster and ids enough. */
    public static Scribe founded() {
        try {
            Scribe scribe = new Scribe();
            scribe.give(new FoundCluster(new ClusterId(new UUID(1, 2)), USER, new Bits256(1, 2, 3, 4), 1_000));
            scribe.give(new ReserveIds(IdKind.BLOCK, 1_000_000));
            return scribe;
        } catch (PanalException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public Namespace namespace() {
        return namespace;
    }

    public List<Edit> edits() {
        return Collections.unmodifiableList(edits);
    }

    public <R> R give(Command<R> command) throws PanalException {
        Decision<R> decision = namespace.decide(command, new Everything());
        namespace = namespace.replayAll(decision.edits());
        edits.addAll(decision.edits());
        return decision.reply();
    }

    public Origin origin() {
        return new Origin(USER, ++time, new RequestId(new UUID(7, ++requests)));
    }

    public FileStatus mkdir(String path) throws PanalException {
        return give(new MakeDirectory(origin(), new FilePath(path), false));
    }

    public FileStatus mkdirs(String path) throws PanalException {
        return give(new MakeDirectory(origin(), new FilePath(path), true));
    }

    public FileStatus rename(String from, String to) throws PanalException {
        return give(new Rename(origin(), new FilePath(from), new FilePath(to)));
    }

    public FileStatus delete(String path, boolean recursive) throws PanalException {
        return give(new Delete(origin(), new FilePath(path), recursive));
    }

    /** Uploads a file of at most one block. */
    public FileStatus put(String path, int length, boolean overwrite) throws PanalException {
        List<WrittenBlock> blocks =
                length == 0 ? List.of() : List.of(new WrittenBlock(0, block(), new BlockSum(length, length)));
        return give(new CompleteUpload(origin(), facts(path, overwrite), OptionalInt.empty(), blocks));
    }

    /** A fresh upload of a file at {@code path}, whose directory is there. */
    public UploadFacts facts(String path, boolean overwrite) throws PanalException {
        FilePath file = new FilePath(path);
        FileId parent = namespace.directory(file.parent().orElseThrow()).id();
        FileId id = new FileId(give(new ReserveIds(IdKind.FILE, 1)).first());
        UploadId upload = new UploadId(give(new ReserveIds(IdKind.UPLOAD, 1)).first());
        return new UploadFacts(upload, id, new Place(parent, file.name()), 3, BLOCK, overwrite, 0, USER);
    }

    public BlockId block() throws PanalException {
        return new BlockId(give(new ReserveIds(IdKind.BLOCK, 1)).first());
    }

    public void reclaimAll() throws PanalException {
        while (give(new Reclaim(Reclaim.BATCH, ++time)) > 0) {
            // until nothing is left
        }
    }

    /** The whole namespace in a form that can be compared. */
    public static List<Edit> contents(Namespace namespace) {
        List<Edit> all = new ArrayList<>();
        namespace.asEdits().forEach(all::add);
        return all;
    }

    /** Rights of someone who may do everything. */
    public static final class Everything implements Rights {
        @Override
        public void toCreate(String user, FilePath path) throws AccessDenied {}

        @Override
        public void toRemove(String user, FilePath path) throws AccessDenied {}

        @Override
        public void toPut(String user, FileId directory, String name) throws AccessDenied {}

        @Override
        public void toAdminister(String user) throws AccessDenied {}
    }
}
