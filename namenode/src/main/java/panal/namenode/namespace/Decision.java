package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;

/** What a command comes to: the edits it makes, in order, and the reply for when they are durable. */
public record Decision<R>(List<Edit> edits, R reply) {
    public Decision {
        edits = List.copyOf(edits);
        Objects.requireNonNull(reply, "reply");
    }

    /** A decision that changes nothing. */
    public static <R> Decision<R> unchanged(R reply) {
        return new Decision<>(List.of(), reply);
    }
}
