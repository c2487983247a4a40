package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** The answer to an {@link UploadRequest}: the ticket, and the first block's grant so that no second call is needed. */
public record UploadGrant(UploadTicket ticket, BlockGrant first) implements Serializable {
    private static final long serialVersionUID = 1;

    public UploadGrant {
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(first, "first");
    }

    private Object writeReplace() {
        return new Compact(CompactKind.UPLOAD_GRANT, this);
    }
}
