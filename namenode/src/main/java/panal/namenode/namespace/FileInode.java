package panal.namenode.namespace;

import java.util.Objects;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;

/** A complete file. */
public record FileInode(FileId id, Place place, Attributes attributes, Content content) implements Inode {
    public FileInode {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(attributes, "attributes");
        Objects.requireNonNull(content, "content");
    }

    @Override
    public FileInode movedTo(Place newPlace) {
        return new FileInode(id, newPlace, attributes, content);
    }

    @Override
    public FileStatus status(FilePath path) {
        return new FileStatus(
                path,
                id,
                FileType.FILE,
                content.length(),
                content.copies(),
                content.blockSize(),
                attributes.modifiedMillis(),
                attributes.owner(),
                attributes.group(),
                attributes.mode());
    }
}
