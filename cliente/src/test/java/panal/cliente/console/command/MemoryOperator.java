package panal.cliente.console.command;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import panal.protocol.error.NotFound;
import panal.protocol.remote.Operator;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.SafeModeStatus;

/** Takes orders and remembers them. */
final class MemoryOperator implements Operator {
    /** As text, in the order in which they came. */
    final List<String> orders = new CopyOnWriteArrayList<>();

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
}
