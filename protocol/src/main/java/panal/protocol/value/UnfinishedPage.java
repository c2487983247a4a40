package panal.protocol.value;

import java.io.Serializable;
import java.util.List;

/** Unfinished uploads by id, the oldest first; {@code more} says that others may follow the last. */
public record UnfinishedPage(List<UnfinishedUpload> uploads, boolean more) implements Serializable {
    private static final long serialVersionUID = 1;

    public UnfinishedPage {
        uploads = List.copyOf(uploads);
    }
}
