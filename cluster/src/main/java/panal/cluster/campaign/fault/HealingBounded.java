package panal.cluster.campaign.fault;

import java.util.HashMap;
import java.util.Map;
import panal.cliente.Panal;
import panal.cliente.write.UploadOptions;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.RealCluster;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeReport;

/** One DataNode of four dies, and the others may not copy faster than they were told. */
final class HealingBounded implements Fault {
    private static final long RATE = 512L << 10;
    private static final long BLOCK_SIZE = 1L << 20;
    private static final LargeFiles FILES = new LargeFiles(6, 4 * BLOCK_SIZE, 3);
    /** What a node had copied when it was asked may be two heartbeats old, and a piece more than its time allows. */
    private static final double SLACK_SECONDS = 3;

    private final Map<NodeName, Long> before = new HashMap<>();
    private long killed;

    @Override
    public String name() {
        return "heal-bandwidth";
    }

    @Override
    public String proves() {
        return "a DataNode is killed under load, and the others may use 512 KiB a second for copies (--heal-bandwidth): no"
                + " client sees an error, none of them ever copies faster, and every block has its three copies again";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        return Shape.nodes(4).withDataNodes("--heal-bandwidth", Long.toString(RATE));
    }

    @Override
    public void strike(Stage stage) throws Exception {
        stage.add(FILES.write(stage, UploadOptions.DEFAULT.withBlockSize(BLOCK_SIZE)));
        stage.untilSomeMore();
        try (Panal panal = stage.cluster().client()) {
            before.putAll(copied(panal));
        }
        stage.node(0).kill();
        killed = System.nanoTime();
        stage.untilDone(10);
    }

    @Override
    public void mend(Stage stage) throws Exception {
        RealCluster cluster = stage.cluster();
        try (Panal panal = cluster.client()) {
            cluster.await("the first copy is made", () -> slowCopies(panal) > 0);
            cluster.await("every large file has its copies again", () -> slowCopies(panal) > 0 && FILES.whole(panal));
        }
        stage.node(0).start();
    }

    /** Bytes that were copied since the node was killed; fails when one of the others was faster than it may be. */
    private long slowCopies(Panal panal) throws PanalException {
        long sum = 0;
        for (Map.Entry<NodeName, Long> node : copied(panal).entrySet()) {
            // Behind the answer: it may only seem to have taken longer.
            double seconds = (System.nanoTime() - killed) / 1e9;
            long bytes = node.getValue() - before.getOrDefault(node.getKey(), 0L);
            if (bytes > RATE * (seconds + SLACK_SECONDS)) {
                throw new AssertionError(node.getKey() + " has copied " + bytes + " bytes in " + seconds
                        + " s, more than " + RATE + " a second");
            }
            sum += bytes;
        }
        return sum;
    }

    private static Map<NodeName, Long> copied(Panal panal) throws PanalException {
        Map<NodeName, Long> bytes = new HashMap<>();
        for (NodeReport node : panal.report().nodes()) {
            bytes.put(node.status().name(), node.work().copiedBytes());
        }
        return bytes;
    }
}
