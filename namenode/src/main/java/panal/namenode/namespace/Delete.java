package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.DirectoryNotEmpty;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/**
 * Deletes a file or directory; the reply is what it was. A whole tree goes out of sight at once, whatever its size, and
 * {@link Reclaim} dooms its blocks later; a file's blocks are doomed at once.
 */
public record Delete(Origin origin, FilePath path, boolean recursive) implements RequestCommand {
    public Delete {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(path, "path");
    }

    @Override
    public void require(Rights rights) throws AccessDenied {
        rights.toRemove(origin.user(), path);
    }

    @Override
    public Decision<FileStatus> decideOn(Namespace namespace) throws PanalException {
        if (path.isRoot()) {
            throw new InvalidInput("the root directory cannot be deleted");
        }
        Inode inode = namespace.existing(path);
        if (inode.isDirectory() && !recursive && !namespace.isEmpty(inode.id())) {
            throw new DirectoryNotEmpty(path.text());
        }
        List<Edit> edits = new ArrayList<>();
        edits.add(new TreeEdit.Deleted(origin, inode.id()));
        if (inode instanceof FileInode file && !file.content().blocks().isEmpty()) {
            List<BlockId> blocks =
                    file.content().blocks().stream().map(StoredBlock::id).toList();
            edits.add(new BlockEdit.BlocksDoomed(blocks, origin.timeMillis()));
        }
        return new Decision<>(edits, inode.status(path));
    }
}
