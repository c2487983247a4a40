package panal.cluster.campaign.fault;

import java.util.ArrayList;
import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.Wires;

/** One DataNode's wire becomes slow. */
final class SlowWire implements Fault {
    private static final int KIBIBYTES = 40;

    private final List<Wires> wires = new ArrayList<>();

    @Override
    public String name() {
        return "slow-wire";
    }

    @Override
    public String proves() {
        return "one DataNode is reached at 40 KiB a second: uploads and downloads go on without it, and no client sees an"
                + " error";
    }

    @Override
    public String reasonAgainst(Site site) {
        return CutWires.reason(site);
    }

    @Override
    public ClusterSettings cluster(Site site) throws Exception {
        Wires joined = site.keep(Wires.between(CutWires.services()));
        wires.add(joined);
        return CutWires.onWires(joined);
    }

    @Override
    public void strike(Stage stage) throws Exception {
        String victim = stage.node(0).name();
        stage.untilSomeMore();
        wires.get(0).slow(victim, KIBIBYTES);
        stage.untilDone(40);
        wires.get(0).quicken(victim);
        stage.untilDone(10);
    }
}
