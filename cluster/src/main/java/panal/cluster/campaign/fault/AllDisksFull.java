package panal.cluster.campaign.fault;

import panal.cliente.Panal;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;

/** Every disk is full, until files are deleted. */
final class AllDisksFull implements Fault {
    private static final long LEFT = 1L << 20;

    @Override
    public String name() {
        return "all-disks-full";
    }

    @Override
    public String proves() {
        return "all DataNodes are full: writers are told so, what is there stays whole, and after some files are deleted"
                + " there is room again, and every file gets its copies";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        return Shape.nodes(4).withDataNodes("--capacity", "14M");
    }

    @Override
    public void strike(Stage stage) {
        stage.untilDone(60);
        stage.cluster()
                .await(
                        "a writer is told that there is no room",
                        () -> !stage.work().complaints().errors().isEmpty());
        stage.untilDone(40);
    }

    @Override
    public void mend(Stage stage) throws Exception {
        try (Panal panal = stage.cluster().client()) {
            stage.work().deleteSome(panal, LEFT);
        }
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
