package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** Which file a block was written for; stands in the block's header, so that files can be rebuilt from blocks alone. */
public record BlockOrigin(FileId file, int index, FilePath path) implements Serializable {
    private static final long serialVersionUID = 1;

    public BlockOrigin {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(path, "path");
        if (index < 0) {
            throw new IllegalArgumentException("block index " + index + " is negative");
        }
    }
}
