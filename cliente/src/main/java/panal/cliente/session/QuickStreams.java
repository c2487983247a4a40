package panal.cliente.session;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;
import panal.protocol.quick.QuickConnection;
import panal.protocol.stream.StreamDoor;
import panal.protocol.value.Address;
import panal.protocol.value.NodeName;

/**
 * Asks DataNodes for streams without RMI. Whatever is in the way, it gives up for good, as {@link QuickWay} does: a node
 * that is gone costs its time limit once, and not twice for each block. Thread-safe.
 */
final class QuickStreams {
    private final Optional<Address> nameServer;
    private volatile boolean givenUp;

    /** Empty: there is no such way. */
    QuickStreams(Optional<Address> nameServer) {
        this.nameServer = nameServer;
    }

    /** Empty when RMI has to be asked. */
    Optional<StreamDoor> door(NodeName node) {
        if (givenUp || nameServer.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(QuickConnection.toStreams(nameServer.get(), node));
        } catch (IOException | PanalException inTheWay) {
            givenUp = true;
            LoggerFactory.getLogger(QuickStreams.class)
                    .debug("asking for streams by RMI node={} reason=\"{}\"", node, inTheWay.toString());
            return Optional.empty();
        }
    }
}
