package panal.namenode.namespace;

import java.util.Objects;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;

/**
 * A directory; what is in it is the namespace's business.
 *
 * @param reach an upper bound, in bytes of UTF-8, for the longest relative path from here to anything below: says without
 *     a walk that renaming this directory makes no path too long
 */
public record DirectoryInode(FileId id, Place place, Attributes attributes, int reach) implements Inode {
    /** The root directory's id. */
    public static final FileId ROOT = new FileId(1);

    public DirectoryInode {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(attributes, "attributes");
    }

    @Override
    public DirectoryInode movedTo(Place newPlace) {
        return new DirectoryInode(id, newPlace, attributes, reach);
    }

    DirectoryInode modifiedAt(long timeMillis) {
        return new DirectoryInode(id, place, attributes.modifiedAt(timeMillis), reach);
    }

    DirectoryInode reaching(int newReach) {
        return new DirectoryInode(id, place, attributes, newReach);
    }

    @Override
    public FileStatus status(FilePath path) {
        return new FileStatus(
                path,
                id,
                FileType.DIRECTORY,
                0,
                0,
                0,
                attributes.modifiedMillis(),
                attributes.owner(),
                attributes.group(),
                attributes.mode());
    }
}
