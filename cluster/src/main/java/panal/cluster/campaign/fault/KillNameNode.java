package panal.cluster.campaign.fault;

import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.RealService;

/** The NameNode dies again and again. */
final class KillNameNode implements Fault {
    @Override
    public String name() {
        return "kill-namenode";
    }

    @Override
    public String proves() {
        return "the NameNode is killed three times under load: clients wait for it, and whatever it had answered is there";
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealService nameNode = stage.cluster().nameNode();
        for (int i = 0; i < 3; i++) {
            stage.untilSomeMore();
            nameNode.kill();
            nameNode.start();
            stage.untilDone(10);
        }
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
