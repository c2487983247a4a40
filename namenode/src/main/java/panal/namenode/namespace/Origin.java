package panal.namenode.namespace;

import java.util.Objects;
import panal.protocol.value.RequestId;

/**
 * Who asked for a change, when, and as which request.
 *
 * @param timeMillis the NameNode's time, milliseconds since 1970
 */
public record Origin(String user, long timeMillis, RequestId request) {
    public Origin {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(request, "request");
    }
}
