package panal.cluster.campaign.fault;

import panal.cliente.Panal;
import panal.cliente.write.UploadOptions;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.HealedCopies;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;

/** One DataNode of four dies for good, with a GiB in the cluster and the delays that an operator gets. */
final class HealInTime implements Fault {
    private static final LargeFiles FILES = new LargeFiles(4, 256L << 20, 3);
    private static final long SECONDS = 60;

    @Override
    public String name() {
        return "heal-1-gib";
    }

    @Override
    public String proves() {
        return "a DataNode is killed under load with 1 GiB in the cluster and default delays: no client sees an error, and"
                + " within 60 s every block has its three copies again";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        return ClusterSettings.of(4)
                .withNameNode("--orphan-delay", "3000", "--hold-time", "12000", "--upload-expiry", "12000");
    }

    @Override
    public int clients() {
        return 2;
    }

    @Override
    public void strike(Stage stage) throws Exception {
        stage.add(FILES.write(stage, UploadOptions.DEFAULT));
        stage.untilSomeMore();
        stage.node(0).kill();
        long killed = System.nanoTime();
        try (Panal panal = stage.cluster().client()) {
            stage.cluster().await("the first copy is made", () -> HealedCopies.in(stage.cluster()) > 0);
            stage.cluster().await("every large file has its copies again", () -> FILES.whole(panal));
        }
        double seconds = (System.nanoTime() - killed) / 1e9;
        if (seconds > SECONDS) {
            throw new AssertionError("1 GiB had its copies again after " + seconds + " s, not " + SECONDS);
        }
        stage.node(0).start();
        stage.untilDone(5);
    }
}
