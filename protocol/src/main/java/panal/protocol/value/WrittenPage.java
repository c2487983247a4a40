package panal.protocol.value;

import java.io.Serializable;
import java.util.List;

/** Blocks of an unfinished upload that are whole, by index; {@code more} says that others may follow the last. */
public record WrittenPage(List<WholeBlock> whole, boolean more) implements Serializable {
    private static final long serialVersionUID = 1;

    public WrittenPage {
        whole = List.copyOf(whole);
    }
}
