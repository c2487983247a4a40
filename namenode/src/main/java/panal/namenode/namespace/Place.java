package panal.namenode.namespace;

import java.util.Objects;
import panal.protocol.value.FileId;

/**
 * Where a file or directory stands: a directory, and the name in it. Ordered by directory, then by name (UTF-16 code
 * units), so that a directory's entries are neighbours. The root stands in itself, under empty text.
 */
public record Place(FileId directory, String name) implements Comparable<Place> {
    public Place {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public int compareTo(Place other) {
        int byDirectory = directory.compareTo(other.directory);
        return byDirectory != 0 ? byDirectory : name.compareTo(other.name);
    }
}
