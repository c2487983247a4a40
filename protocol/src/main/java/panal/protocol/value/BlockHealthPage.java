package panal.protocol.value;

import java.io.Serializable;
import java.util.List;

/** Some of a file's blocks; {@code more} says that blocks follow the last one here. */
public record BlockHealthPage(List<BlockHealth> blocks, boolean more) implements Serializable {
    private static final long serialVersionUID = 1;

    public BlockHealthPage {
        blocks = List.copyOf(blocks);
    }
}
