package panal.cliente;

import java.rmi.RemoteException;
import java.time.Duration;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Patience;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.BalanceRequest;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStake;
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

    /** Has a node's blocks copied to others, after which it has left; refused, with the arithmetic, if it cannot be. */
    public void leave(NodeName node) throws PanalException {
        plan(operator -> operator.leave(node));
    }

    /** Takes a node back that leaves, has left or was forgotten. */
    public void stay(NodeName node) throws PanalException {
        plan(operator -> operator.stay(node));
    }

    /** Announces that a node may be away for a while: nothing is copied because of that. */
    public void maintenance(NodeName node, Duration length) throws PanalException {
        plan(operator -> operator.maintenance(node, length.toMillis()));
    }

    public void endMaintenance(NodeName node) throws PanalException {
        plan(operator -> operator.endMaintenance(node));
    }

    /** Declares a dead node gone for good. */
    public void forget(NodeName node) throws PanalException {
        plan(operator -> operator.forget(node));
    }

    /** What depends on a node. */
    public NodeStake stake(NodeName node) throws PanalException {
        return order(operator -> operator.stake(node));
    }

    /** Moves blocks until the nodes are about equally full. */
    public BalanceProgress balance(BalanceRequest request) throws PanalException {
        return order(operator -> operator.balance(request));
    }

    public BalanceProgress endBalance() throws PanalException {
        return order(Operator::endBalance);
    }

    /** Has blocks that belong to no file deleted again, those too that are kept; says how many of these are known. */
    public long releaseOrphans() throws PanalException {
        return order(Operator::releaseOrphans);
    }

    private interface Plan {
        void on(Operator operator) throws RemoteException, PanalException;
    }

    private void plan(Plan plan) throws PanalException {
        order(operator -> {
            plan.on(operator);
            return operator;
        });
    }

    private interface Order<R> {
        R on(Operator operator) throws RemoteException, PanalException;
    }

    private <R> R order(Order<R> order) throws PanalException {
        return session.call(Patience.forCommand(), s -> order.on(s.operator()));
    }
}
