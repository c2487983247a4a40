package panal.cliente.console.command;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.NotFound;
import panal.protocol.remote.Operator;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.BalanceRequest;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStake;
import panal.protocol.value.SafeModeStatus;

/** Takes orders and remembers them. */
final class MemoryOperator implements Operator {
    /** As text, in the order in which they came. */
    final List<String> orders = new CopyOnWriteArrayList<>();

    /** Blocks that are lost with any node. */
    volatile long onlyHere;

    /** Blocks of no file that are kept. */
    volatile long kept;

    private volatile boolean held;

    /** Safe mode as it is now. */
    SafeModeStatus safeMode() {
        return new SafeModeStatus(held ? "ana holds it" : "", held, !held, 3, 3, List.of());
    }

    @Override
    public SafeModeStatus safeMode(boolean hold) {
        orders.add("safe mode " + hold);
        held = hold;
        return safeMode();
    }

    @Override
    public long scrub(NodeName node) throws NotFound {
        if (!node.equals(MemoryDataNode.NAME)) {
            throw new NotFound("DataNode " + node);
        }
        orders.add("scrub " + node);
        return 7;
    }

    @Override
    public long scrubFile(FilePath path) {
        orders.add("scrub " + path);
        return 1;
    }

    @Override
    public void leave(NodeName node) throws NoDataNodes {
        if (!node.equals(MemoryDataNode.NAME)) {
            throw new NoDataNodes(node + " cannot leave");
        }
        orders.add("leave " + node);
    }

    @Override
    public void stay(NodeName node) {
        orders.add("stay " + node);
    }

    @Override
    public void maintenance(NodeName node, long millis) throws InvalidInput {
        if (millis > TimeUnit.DAYS.toMillis(30)) {
            throw new InvalidInput("a maintenance of " + millis + " ms; it takes at least a moment and at most 30 days:"
                    + " use leave for longer");
        }
        orders.add("maintenance " + node + " " + millis);
    }

    @Override
    public void endMaintenance(NodeName node) {
        orders.add("end of maintenance " + node);
    }

    @Override
    public void forget(NodeName node) {
        orders.add("forget " + node);
    }

    @Override
    public NodeStake stake(NodeName node) {
        return new NodeStake(node, "dead", 0, 10, onlyHere, 0);
    }

    @Override
    public BalanceProgress balance(BalanceRequest request) {
        orders.add("balance " + request.threshold() + " " + request.bytesPerSecond());
        return new BalanceProgress("moving", false, request.threshold(), 31.5, 0, 0, 7 << 20, 0, 1, "");
    }

    @Override
    public long releaseOrphans() {
        orders.add("release orphans");
        long released = kept;
        kept = 0;
        return released;
    }

    @Override
    public BalanceProgress endBalance() {
        orders.add("end of balance");
        return new BalanceProgress("off", false, 5, 20, 3, 3 << 20, 5 << 20, 0, 0, "stopped");
    }
}
