package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** A file and a page of its blocks; {@code more} says that blocks follow the last one here. */
public record FileLayout(FileStatus status, List<LocatedBlock> blocks, boolean more) implements Serializable {
    private static final long serialVersionUID = 1;

    public FileLayout {
        Objects.requireNonNull(status, "status");
        blocks = List.copyOf(blocks);
    }

    private Object writeReplace() {
        return new Compact(CompactKind.LAYOUT, this);
    }
}
