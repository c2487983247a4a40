package panal.cluster.campaign;

import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.RealService;

/** Half of the nodes are gone, for longer than it takes to be dead and shorter than it takes to be healed. */
final class VanishAndReturn implements Fault {
    @Override
    public String name() {
        return "half-vanishes-and-returns";
    }

    @Override
    public String proves() {
        return "half of the DataNodes vanish until they are dead, and come back before healing begins: files are served"
                + " meanwhile, and hardly a copy is made";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        return Shape.healingAfter(4, 30_000);
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealService first = stage.node(0);
        RealService second = stage.node(1);
        stage.untilSomeMore();
        first.kill();
        second.kill();
        stage.cluster().awaitLive(2);
        stage.untilDone(10);
        first.start();
        second.start();
        stage.cluster().awaitLive(4);
        stage.untilDone(10);
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
