package panal.cliente;

import java.rmi.RemoteException;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Patience;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.SafeModeStatus;

/**
 * Orders about the cluster itself, for superusers: others get {@link panal.protocol.error.AccessDenied}. What is ordered
 * twice, because an answer was lost, is done once. Thread-safe.
 */
public final class ClusterOperator {
    private final ClusterSession session;

    ClusterOperator(ClusterSession session) {
        this.session = session;
    }

    /** Enters safe mode, in which nothing is changed, deleted or healed until it is left or the NameNode restarts. */
    public SafeModeStatus enterSafeMode() throws PanalException {
        return order(operator -> operator.safeMode(true));
    }

    /** Leaves safe mode, whatever its reason; deletion waits until missing nodes are back or declared gone. */
    public SafeModeStatus leaveSafeMode() throws PanalException {
        return order(operator -> operator.safeMode(false));
    }

    /** Orders a node to verify all its blocks soon; says how many it has. */
    public long scrub(NodeName node) throws PanalException {
        return order(operator -> operator.scrub(node));
    }

    /** Orders all copies of a file to be verified soon; says how many there are. */
    public long scrubFile(FilePath path) throws PanalException {
        return order(operator -> operator.scrubFile(path));
    }

    private interface Order<R> {
        R on(Operator operator) throws RemoteException, PanalException;
    }

    private <R> R order(Order<R> order) throws PanalException {
        return session.call(Patience.forCommand(), s -> order.on(s.operator()));
    }
}
