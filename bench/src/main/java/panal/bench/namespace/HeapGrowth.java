package panal.bench.namespace;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Claim;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.Namespace;
import panal.protocol.value.BlockSum;
import panal.protocol.value.NodeId;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockPage;

/** Bytes of heap a file, by what is reachable before and after. */
final class HeapGrowth {
    private static final int BATCH = 1_000;
    private static final int NODES = 4;
    private static final int COPIES = 3;

    private final MadeFiles made;
    private Namespace namespace = Namespace.empty();
    private BlockMap blocks = new BlockMap(Clock.systemUTC());

    HeapGrowth(MadeFiles made) {
        this.made = made;
    }

    Namespace namespace() {
        return namespace;
    }

    /** Bytes a file that the namespace takes. */
    double ofNamespace() {
        long before = Cost.heap();
        namespace = Namespace.empty().replayAll(made.beginning());
        List<Edit> batch = new ArrayList<>();
        for (int i = 0; i < made.files(); i++) {
            batch.add(made.file(i));
            if (batch.size() == BATCH) {
                namespace = namespace.replayAll(batch);
                batch.clear();
            }
        }
        namespace = namespace.replayAll(batch);
        batch.clear();
        return (double) (Cost.heap() - before) / made.files();
    }

    /** Bytes a block that the block map takes, with three copies on four nodes that have all reported. */
    double ofBlockMap() {
        long before = Cost.heap();
        blocks = new BlockMap(Clock.systemUTC());
        for (int i = 0; i < made.files(); i++) {
            blocks.claim(made.block(i), Claim.ofFile(sum(i), 3));
        }
        for (int node = 0; node < NODES; node++) {
            report(new NodeId(new UUID(0, node)), node);
        }
        if (blocks.presentBlocks() != made.files()) {
            throw new IllegalStateException(blocks.presentBlocks() + " of " + made.files() + " blocks are there");
        }
        return (double) (Cost.heap() - before) / made.files();
    }

    private void report(NodeId node, int number) {
        blocks.joined(node, 1);
        ReportPoint asOf = new ReportPoint(1, 0);
        Iterator<Replica> replicas = IntStream.range(0, made.files())
                .filter(i -> (i + number) % NODES < COPIES)
                .mapToObj(i -> new Replica(made.block(i), 1, sum(i)))
                .iterator();
        for (int page = 0; replicas.hasNext(); page++) {
            List<Replica> some = new ArrayList<>();
            while (replicas.hasNext() && some.size() < BATCH) {
                some.add(replicas.next());
            }
            blocks.page(node, new StockPage(asOf, page, !replicas.hasNext(), some));
        }
    }

    private static BlockSum sum(int index) {
        return new BlockSum(4_096, index * 0x9E37_79B9);
    }
}
