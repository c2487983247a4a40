package panal.protocol.value;

import java.io.Serializable;
import java.util.List;

/** A page of a directory in the order of names (by UTF-16 code unit); {@code more} says that names follow the last. */
public record ListPage(List<FileStatus> entries, boolean more) implements Serializable {
    private static final long serialVersionUID = 1;

    public ListPage {
        entries = List.copyOf(entries);
    }

    private Object writeReplace() {
        return new Compact(CompactKind.PAGE, this);
    }
}
