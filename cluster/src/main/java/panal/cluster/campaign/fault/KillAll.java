package panal.cluster.campaign.fault;

import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.RealService;

/** Everything dies at once, with the delays that an operator gets. */
final class KillAll implements Fault {
    @Override
    public String name() {
        return "kill-all";
    }

    @Override
    public String proves() {
        return "all processes are killed at once under load and started again, with default delays: everything that was"
                + " acknowledged is there";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        return ClusterSettings.of(4)
                .withNameNode("--orphan-delay", "3000", "--hold-time", "12000", "--upload-expiry", "12000");
    }

    @Override
    public void strike(Stage stage) throws Exception {
        stage.untilDone(60 + stage.random().nextInt(60));
        stage.cluster().services().forEach(RealService::kill);
        stage.cluster().startAll();
        stage.untilDone(20);
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
