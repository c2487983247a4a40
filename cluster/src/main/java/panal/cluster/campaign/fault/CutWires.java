package panal.cluster.campaign.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.Wires;

/** Wires between chosen pairs are cut, and nobody is told. */
final class CutWires implements Fault {
    private static final List<String> SERVICES =
            List.of("namenode", "datanode-1", "datanode-2", "datanode-3", "datanode-4");
    private static final long NANOS = 8_000_000_000L;

    private final List<Wires> wires = new ArrayList<>();

    @Override
    public String name() {
        return "cut-wires";
    }

    @Override
    public String proves() {
        return "packets vanish between three pairs at a time, of DataNodes, NameNode and clients, for longer than it takes"
                + " to be dead: nothing is lost, and all is as before when the wires are mended";
    }

    @Override
    public String reasonAgainst(Site site) {
        return reason(site);
    }

    static String reason(Site site) {
        return site.isolated()
                ? ""
                : "cutting wires needs a network of its own: unshare(1), ip(8), and the right to use" + " them";
    }

    @Override
    public ClusterSettings cluster(Site site) throws Exception {
        Wires joined = site.keep(Wires.between(SERVICES));
        wires.add(joined);
        return onWires(joined);
    }

    static ClusterSettings onWires(Wires wires) {
        ClusterSettings settings = Shape.holding(4, 30_000).at(wires.address(Wires.HERE));
        for (String service : SERVICES) {
            settings = settings.with(service, wires.setting(service));
        }
        return settings;
    }

    static List<String> services() {
        return SERVICES;
    }

    @Override
    public void strike(Stage stage) throws Exception {
        List<String> ends = new ArrayList<>(SERVICES);
        ends.add(Wires.HERE);
        for (int round = 0; round < 2; round++) {
            Collections.shuffle(ends, stage.random());
            stage.untilSomeMore();
            for (int pair = 0; pair < 3; pair++) {
                wires.get(0).cut(ends.get(2 * pair), ends.get(2 * pair + 1));
            }
            Pause.of(NANOS);
            for (int pair = 0; pair < 3; pair++) {
                wires.get(0).join(ends.get(2 * pair), ends.get(2 * pair + 1));
            }
            stage.untilDone(5);
        }
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
