package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.Limits;

/**
 * Moves {@code from} so that its path is {@code to}, which must not be there. Refused when a path below it would become
 * longer than {@link Limits#PATH_BYTES}, because nothing could name that file any more.
 */
public record Rename(Origin origin, FilePath from, FilePath to) implements RequestCommand {
    public Rename {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    @Override
    public void require(Rights rights) throws AccessDenied {
        rights.toRemove(origin.user(), from);
        rights.toCreate(origin.user(), to);
    }

    @Override
    public Decision<FileStatus> decideOn(Namespace namespace) throws PanalException {
        if (from.isRoot()) {
            throw new InvalidInput("the root directory cannot be moved");
        }
        Inode moved = namespace.existing(from);
        if (!to.equals(from) && to.isAtOrBelow(from)) {
            throw new InvalidInput("cannot move " + from + " into itself, to " + to);
        }
        if (to.isRoot()) {
            throw new AlreadyExists(to.text());
        }
        Place place =
                new Place(namespace.directory(to.parent().orElse(FilePath.ROOT)).id(), to.name());
        namespace.requireFree(place, to);
        if (moved instanceof DirectoryInode directory) {
            requireShortPathsBelow(namespace, directory);
        }
        return new Decision<>(
                List.of(new TreeEdit.Renamed(origin, moved.id(), place)),
                moved.movedTo(place).status(to));
    }

    private void requireShortPathsBelow(Namespace namespace, DirectoryInode directory) throws InvalidInput {
        int room = Limits.PATH_BYTES - Tree.utf8Length(to.text()) - 1;
        // The bound is cheap and may be too high after deletions; only then the tree is walked.
        if (directory.reach() > room && LongestPath.below(namespace, directory.id()) > room) {
            throw new InvalidInput("moving " + from + " to " + to + " would make a path below it longer than "
                    + Limits.PATH_BYTES + " bytes; shorten names below it first");
        }
    }
}
