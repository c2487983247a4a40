package panal.datanode.chain;

import java.rmi.ConnectException;
import java.rmi.NoSuchObjectException;
import java.rmi.RemoteException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;
import panal.protocol.remote.DataNode;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeName;

/** Passes a block on to the first node of the rest of its chain that takes it. Thread-safe. */
final class PeerCalls {
    private static final Logger log = LoggerFactory.getLogger(PeerCalls.class);

    private final Peers peers;

    PeerCalls(Peers peers) {
        this.peers = peers;
    }

    /** What is asked of the next node; {@code order} has the nodes behind it. */
    interface Request<R> {
        R ask(DataNode next, BlockWrite order) throws RemoteException, PanalException;
    }

    /** Asks one node after the other, as long as {@code wanted} says that somebody waits for the answer. */
    <R> Optional<R> firstToTake(BlockWrite order, BooleanSupplier wanted, Request<R> request) {
        List<NodeName> rest = order.rest();
        for (int i = 0; i < rest.size() && wanted.getAsBoolean(); i++) {
            NodeName next = rest.get(i);
            try {
                return Optional.of(ask(next, order.withRest(rest.subList(i + 1, rest.size())), request));
            } catch (RemoteException | PanalException | RuntimeException refused) {
                log.warn(
                        "next node skipped block={} attempt={} node={} why=\"{}\"",
                        order.token().block(),
                        order.token().attempt(),
                        next,
                        refused.getMessage());
            }
        }
        return Optional.empty();
    }

    /** A kept stub may be that of a process that has been restarted: then the name is looked up again, once. */
    <R> R ask(NodeName next, BlockWrite order, Request<R> request) throws RemoteException, PanalException {
        try {
            return request.ask(peers.find(next), order);
        } catch (NoSuchObjectException | ConnectException notDone) {
            peers.forget(next);
            return request.ask(peers.find(next), order);
        } catch (RemoteException broken) {
            peers.forget(next);
            throw broken;
        }
    }
}
