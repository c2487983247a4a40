package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * Something that an operator began and that takes a while.
 *
 * @param what as the operator would type it: {@code leave datanode-3}, {@code balance}
 * @param done blocks
 * @param total blocks, those done included; -1 when nobody knows
 * @param millisLeft an estimate; -1 when there is nothing to go by
 * @param detail for people
 */
public record Undertaking(String what, long done, long total, long millisLeft, String detail) implements Serializable {
    private static final long serialVersionUID = 1;

    public Undertaking {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(detail, "detail");
    }
}
