package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.ModificationTime;

/**
 * Makes a file visible under its name, whole. Without an {@link Upload} entity it has at most one block, which comes here
 * with the command; with one the blocks here complete what was handed in before. Blocks that were granted and not used, and
 * those of a file that is replaced, are doomed.
 *
 * @param turn the client's, where the upload was an entity and has to be one still; empty where it need not be one
 * @param written blocks whose receipts were checked
 */
public record CompleteUpload(Origin origin, UploadFacts facts, OptionalInt turn, List<WrittenBlock> written)
        implements RequestCommand {
    public CompleteUpload {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(turn, "turn");
        written = List.copyOf(written);
    }

    @Override
    public void require(Rights rights) throws AccessDenied {
        rights.toPut(origin.user(), facts.place().directory(), facts.place().name());
    }

    @Override
    public Decision<FileStatus> decideOn(Namespace namespace) throws PanalException {
        Rules.checkContent(facts.replication(), facts.blockSize());
        Rules.checkTime(facts.modifiedMillis());
        FilePath path = path(namespace);
        Upload upload = upload(namespace);
        upload = upload.written(UploadBlocks.news(upload, written));
        List<StoredBlock> stored = UploadBlocks.stored(upload);
        Set<BlockId> doomed = new LinkedHashSet<>(upload.blockIds());
        stored.forEach(block -> doomed.remove(block.id()));
        replaced(namespace, path).ifPresent(file -> file.content().blocks().forEach(block -> doomed.add(block.id())));
        FileInode file = file(namespace, stored);
        List<Edit> edits = new ArrayList<>();
        edits.add(new TreeEdit.FileCompleted(origin, file, facts.id()));
        if (!doomed.isEmpty()) {
            edits.add(new BlockEdit.BlocksDoomed(List.copyOf(doomed), origin.timeMillis()));
        }
        return new Decision<>(edits, file.status(path));
    }

    /** Where the file will be: in the directory it was begun in, wherever that is now. */
    private FilePath path(Namespace namespace) throws PanalException {
        Optional<FilePath> parent = namespace.pathOf(facts.place().directory());
        if (parent.isEmpty()) {
            throw new NotFound("the directory that \"" + facts.place().name() + "\" was to go to");
        }
        return parent.get().child(facts.place().name());
    }

    private Upload upload(Namespace namespace) throws PanalException {
        if (!facts.user().equals(origin.user())) {
            throw new AccessDenied("upload " + facts.id() + " is " + facts.user() + "'s");
        }
        if (namespace.inode(facts.file()).isPresent()) {
            throw new InvalidInput("upload " + facts.id() + " is complete already");
        }
        Optional<Upload> entity = namespace.upload(facts.id());
        if (entity.isPresent()) {
            entity.get().requireTurn(turn.orElse(0));
            if (!entity.get().facts().equals(facts)) {
                throw new InvalidInput("upload " + facts.id() + " is another one; begin again");
            }
            return entity.get();
        }
        List<BlockId> granted = written.stream().map(WrittenBlock::id).toList();
        if (granted.size() > 1 || turn.isPresent()) {
            throw new InvalidInput("upload " + facts.id() + " has expired or was given up; upload the file again");
        }
        Rules.checkFresh(namespace, granted);
        return Upload.of(facts, granted, 0);
    }

    private Optional<FileInode> replaced(Namespace namespace, FilePath path) throws PanalException {
        Optional<Inode> there =
                namespace.child(facts.place().directory(), facts.place().name());
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (there.get() instanceof FileInode file) {
            if (!facts.overwrite()) {
                throw new AlreadyExists(path.text());
            }
            return Optional.of(file);
        }
        throw new IsADirectory(path.text());
    }

    private FileInode file(Namespace namespace, List<StoredBlock> stored) {
        String group = namespace
                .inode(facts.place().directory())
                .map(parent -> parent.attributes().group())
                .orElse(origin.user());
        long modified = facts.modifiedMillis() == ModificationTime.NONE ? origin.timeMillis() : facts.modifiedMillis();
        Attributes attributes =
                new Attributes(origin.user(), group, Attributes.FILE_MODE, origin.timeMillis(), modified);
        Content content = new ReplicatedContent(facts.replication(), facts.blockSize(), stored);
        return new FileInode(facts.file(), facts.place(), attributes, content);
    }
}
