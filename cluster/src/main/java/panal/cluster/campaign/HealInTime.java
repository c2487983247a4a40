package panal.cluster.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import panal.cliente.Panal;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.workload.Content;
import panal.cluster.workload.Ledger;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/** One DataNode of four dies for good, with a GiB in the cluster and the delays that an operator gets. */
final class HealInTime implements Fault {
    private static final int FILES = 4;
    private static final long LENGTH = 256L << 20;
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
        stage.add(fill(stage));
        stage.untilSomeMore();
        stage.node(0).kill();
        long killed = System.nanoTime();
        try (Panal panal = stage.cluster().client()) {
            stage.cluster().await("the first copy is made", () -> HealedCopies.in(stage.cluster()) > 0);
            stage.cluster().await("every large file has its copies again", () -> whole(panal));
        }
        double seconds = (System.nanoTime() - killed) / 1e9;
        if (seconds > SECONDS) {
            throw new AssertionError("1 GiB had its copies again after " + seconds + " s, not " + SECONDS);
        }
        stage.node(0).start();
        stage.untilDone(5);
    }

    private static Ledger fill(Stage stage) throws PanalException {
        Random random = stage.random();
        List<String> lines = new ArrayList<>();
        UploadOptions options = UploadOptions.DEFAULT;
        try (Panal panal = stage.cluster().client()) {
            for (int i = 0; i < FILES; i++) {
                String path = "/large-" + i;
                Content content = Content.file(LENGTH, random.nextLong());
                panal.upload(Source.stream(content.open(), path), new FilePath(path), options, Progress.NONE);
                lines.add("asked CREATE " + path + " " + path + " " + LENGTH + " " + content.seed());
                lines.add("done");
            }
        }
        return Ledger.of(lines);
    }

    /** As the NameNode sees it; the oracle looks at the disks later. */
    private static boolean whole(Panal panal) throws PanalException {
        List<Integer> lacking = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            panal.locations(new FilePath("/large-" + i), block -> {
                if (block.replicas().size() < 3) {
                    lacking.add(block.index());
                }
            });
        }
        return lacking.isEmpty();
    }
}
