package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** Opens one stream connection to the DataNode that gave it, once and soon. It allows nothing else: each request has a token. */
public record StreamTicket(Bits256 nonce) implements Serializable {
    private static final long serialVersionUID = 1;

    public StreamTicket {
        Objects.requireNonNull(nonce, "nonce");
    }
}
