package panal.protocol.value;

import java.io.Serializable;

/** The identity of a file or directory; 1 is the root directory. */
public record FileId(long number) implements Serializable, Comparable<FileId> {
    private static final long serialVersionUID = 1;

    public FileId {
        if (number <= 0) {
            throw new IllegalArgumentException("FileId " + number + " is not positive");
        }
    }

    @Override
    public int compareTo(FileId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
