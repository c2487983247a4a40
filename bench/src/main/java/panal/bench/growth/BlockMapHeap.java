package panal.bench.growth;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Claim;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.NodeId;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockPage;

/**
 * A program of its own, so that its heap holds nothing else: fills a block map with as many blocks of files as its argument
 * says, three copies of each on three of four nodes, and prints the bytes of heap that this took.
 */
public final class BlockMapHeap {
    private static final int NODES = 4;
    private static final int PAGE = 1_000;

    private BlockMapHeap() {}

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        long before = usedBytes();
        BlockMap map = filled(count);
        long after = usedBytes();
        if (map.presentBlocks() != count) {
            throw new IllegalStateException(map.presentBlocks() + " blocks of " + count + " are there");
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(after - before);
    }

    private static BlockMap filled(int count) {
        BlockMap map = new BlockMap();
        for (int i = 1; i <= count; i++) {
            map.claim(new BlockId(i), Claim.ofFile(i));
        }
        for (int node = 0; node < NODES; node++) {
            NodeId id = new NodeId(new UUID(1, node));
            map.joined(id, 1);
            report(map, id, node, count);
        }
        return map;
    }

    /** What the node has: all blocks but every fourth. */
    private static void report(BlockMap map, NodeId node, int number, int count) {
        ReportPoint now = new ReportPoint(1, 1);
        int page = 0;
        List<Replica> replicas = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            if (i % NODES != number) {
                replicas.add(new Replica(new BlockId(i), 1, new BlockSum(4096, i)));
            }
            if (replicas.size() == PAGE || i == count) {
                map.page(node, new StockPage(now, page++, i == count, replicas));
                replicas.clear();
            }
        }
    }

    /** After a full collection; what is still in use has been reached from here. */
    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
