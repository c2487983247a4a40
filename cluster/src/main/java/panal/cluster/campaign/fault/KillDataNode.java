package panal.cluster.campaign.fault;

import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.RealService;

/** One DataNode dies, in the middle of whatever it was doing, and comes back. */
final class KillDataNode implements Fault {
    @Override
    public String name() {
        return "kill-datanode";
    }

    @Override
    public String proves() {
        return "a DataNode is killed under load, comes back, is killed again: no client sees an error, and its copies are"
                + " used again";
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealService victim = stage.node(0);
        for (int i = 0; i < 2; i++) {
            stage.untilSomeMore();
            victim.kill();
            stage.untilDone(20);
            victim.start();
            stage.untilDone(5);
        }
    }
}
