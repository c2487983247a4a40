package panal.datanode.service;

import panal.datanode.heartbeat.Standing;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.quick.QuickServer;
import panal.protocol.value.NodeName;
import panal.protocol.value.StreamTicket;

/**
 * Gives tickets for streams to those who ask without RMI. A stub belongs to one process; an address may have gone over to
 * another one, so whoever asks says who he thinks this is. Thread-safe.
 */
public final class QuickTickets implements QuickServer.Desk {
    private final DataNodeService service;
    private final Standing standing;

    public QuickTickets(DataNodeService service, Standing standing) {
        this.service = service;
        this.standing = standing;
    }

    @Override
    public StreamTicket stream(NodeName node) throws PanalException {
        if (!standing.name().equals(node)) {
            throw new Unreachable(node + " is not here, but " + standing.name());
        }
        return service.stream();
    }
}
