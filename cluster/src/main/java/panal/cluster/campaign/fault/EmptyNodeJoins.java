package panal.cluster.campaign.fault;

import panal.cliente.Panal;
import panal.cliente.write.UploadOptions;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.PanalException;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.NodeName;

/** A DataNode is forgotten, and an empty one joins when the others are all equally full. */
final class EmptyNodeJoins implements Fault {
    /** The clients' files and the large ones are a fifth of it: to be empty is to be far from the others. */
    private static final String CAPACITY = "250M";

    private static final long BLOCK_SIZE = 4L << 20;
    private static final LargeFiles FILES = new LargeFiles(10, BLOCK_SIZE, 3);

    @Override
    public String name() {
        return "empty-node-fills";
    }

    @Override
    public String proves() {
        return "a DataNode is killed under load and forgotten, which is refused as long as it can be heard; an empty one joins"
                + " in its place when all copies are made again, and is filled by itself to within 10 points of the others,"
                + " while no block has a copy too few";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        return Shape.nodes(4).withDataNodes("--capacity", CAPACITY);
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealCluster cluster = stage.cluster();
        stage.add(FILES.write(stage, UploadOptions.DEFAULT.withBlockSize(BLOCK_SIZE)));
        stage.untilSomeMore();
        RealService lost = stage.node(0);
        NodeName name = new NodeName(lost.name());
        try (Panal panal = cluster.client()) {
            requireRefused(panal, name);
            lost.kill();
            cluster.await(name + " is silent for long enough to be forgotten", () -> forgets(panal, name));
        }
        DirectoryTree.delete(cluster.dataDirectories(stage.slots().get(0)).get(0));
        stage.untilDone(10);
    }

    private static void requireRefused(Panal panal, NodeName name) throws PanalException {
        if (forgets(panal, name)) {
            throw new AssertionError(name + " was forgotten, though it could be heard");
        }
    }

    private static boolean forgets(Panal panal, NodeName name) throws PanalException {
        try {
            panal.operator().forget(name);
            return true;
        } catch (NoDataNodes stillHeard) {
            return false;
        }
    }

    @Override
    public void mend(Stage stage) throws Exception {
        RealCluster cluster = stage.cluster();
        try (Panal panal = cluster.client()) {
            cluster.await(
                    "the others have a copy of everything",
                    () -> FILES.whole(panal) && panal.status().blocksAtRisk() == 0);
            stage.node(0).start();
            cluster.await("the new node is nearly as full as the others", () -> isEven(panal));
        }
    }

    /** Whether blocks were moved, and enough of them; fails when a move has left one with a copy too few. */
    private static boolean isEven(Panal panal) throws PanalException {
        long endangered = panal.status().blocksAtRisk();
        if (endangered > 0) {
            throw new AssertionError(endangered + " blocks have a copy too few while others are moved");
        }
        BalanceProgress balance = panal.report().balance();
        return balance.automatic() && balance.movedBlocks() > 0 && balance.spread() <= balance.threshold();
    }
}
