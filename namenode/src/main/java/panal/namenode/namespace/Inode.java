package panal.namenode.namespace;

import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/** A file or a directory. */
public sealed interface Inode permits DirectoryInode, FileInode {
    FileId id();

    Place place();

    Attributes attributes();

    /** The same, standing elsewhere. */
    Inode movedTo(Place newPlace);

    /** What a client is told of it; {@code path} is where it was found. */
    FileStatus status(FilePath path);

    default FileId parent() {
        return place().directory();
    }

    default String name() {
        return place().name();
    }

    default boolean isDirectory() {
        return this instanceof DirectoryInode;
    }
}
