package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * One of the places where the NameNode keeps what must not be lost.
 *
 * @param state {@code current}, {@code dropped} or {@code catching up}; text, because states may be added
 * @param transaction the last one that is known to be durable there; 0 when nothing is
 * @param detail why it is not current, for people; empty text when it is
 */
public record MetadataDirectory(String directory, String state, long transaction, String detail)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public static final String CURRENT = "current";

    public MetadataDirectory {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(detail, "detail");
    }
}
