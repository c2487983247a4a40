package panal.protocol.value;

import java.io.Serializable;

/** The identity of one upload. */
public record UploadId(long number) implements Serializable, Comparable<UploadId> {
    private static final long serialVersionUID = 1;

    public UploadId {
        if (number <= 0) {
            throw new IllegalArgumentException("UploadId " + number + " is not positive");
        }
    }

    @Override
    public int compareTo(UploadId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
