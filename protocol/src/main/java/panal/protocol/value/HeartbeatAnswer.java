package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** The answer to a heartbeat. {@code nowMillis} is the NameNode's clock, against which tokens expire. */
public record HeartbeatAnswer(Epoch epoch, long nowMillis, List<Order> orders) implements Serializable {
    private static final long serialVersionUID = 1;

    public HeartbeatAnswer {
        Objects.requireNonNull(epoch, "epoch");
        orders = List.copyOf(orders);
    }
}
