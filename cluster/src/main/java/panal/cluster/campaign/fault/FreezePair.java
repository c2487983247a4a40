package panal.cluster.campaign.fault;

import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.RealService;

/** Two DataNodes stop answering and keep their connections. */
final class FreezePair implements Fault {
    @Override
    public String name() {
        return "freeze-datanodes";
    }

    @Override
    public String proves() {
        return "one DataNode, and then another beside it, is stopped in mid-chain with its connections open, until both"
                + " are dead for the NameNode; awake again, they disturb nobody";
    }

    @Override
    public void strike(Stage stage) {
        RealService first = stage.node(0);
        RealService second = stage.node(1);
        stage.untilSomeMore();
        first.pause();
        stage.untilSomeMore();
        second.pause();
        try {
            stage.cluster().awaitLive(stage.cluster().dataNodes().size() - 2);
            stage.untilDone(10);
        } finally {
            second.resume();
            first.resume();
        }
        stage.untilDone(10);
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
