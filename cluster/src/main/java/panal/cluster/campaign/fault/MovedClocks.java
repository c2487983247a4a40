package panal.cluster.campaign.fault;

import java.util.ArrayList;
import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.ServiceSetting;
import panal.cluster.harness.Shim;

/** Clocks jump, each by itself. */
final class MovedClocks implements Fault {
    private static final long SECONDS = 262;
    private static final List<String> SERVICES =
            List.of("nameserver", "namenode", "datanode-1", "datanode-2", "datanode-3", "datanode-4");

    @Override
    public String name() {
        return "clocks-jump";
    }

    @Override
    public String proves() {
        return "the clocks of all processes jump by 262 s forward or back, each by itself, while clients work: nobody is"
                + " taken for dead, no permission is refused, no file is lost";
    }

    @Override
    public String reasonAgainst(Site site) throws Exception {
        return Shim.reasonAgainst(site.directory());
    }

    @Override
    public ClusterSettings cluster(Site site) throws Exception {
        ClusterSettings settings = Shape.nodes(4);
        for (String service : SERVICES) {
            Shim shim = Shim.in(site.directory(), service);
            settings = settings.with(service, ServiceSetting.NONE.withEnvironment(shim.environment()));
        }
        return settings;
    }

    @Override
    public void strike(Stage stage) throws Exception {
        List<Shim> shims = new ArrayList<>();
        for (String service : SERVICES) {
            shims.add(Shim.in(stage.site().directory(), service));
        }
        for (int jump = 0; jump < 8; jump++) {
            stage.untilSomeMore();
            shims.get(stage.random().nextInt(shims.size()))
                    .moveClock(SECONDS * (stage.random().nextInt(3) - 1));
        }
        RealCluster cluster = stage.cluster();
        cluster.awaitLive(cluster.dataNodes().size());
        stage.untilDone(20);
    }
}
