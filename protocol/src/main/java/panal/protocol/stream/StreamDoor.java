package panal.protocol.stream;

import java.util.Objects;
import panal.protocol.value.Address;
import panal.protocol.value.StreamTicket;

/** Where a DataNode gives a stream, and the ticket that opens it, once and soon. */
public record StreamDoor(Address address, StreamTicket ticket) {
    public StreamDoor {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(ticket, "ticket");
    }
}
