package panal.cluster.campaign.fault;

import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.HealedCopies;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.RealService;

/** While lost copies are made again, a node that gives or takes them dies, and then the NameNode. */
final class HealingInterrupted implements Fault {
    @Override
    public String name() {
        return "healing-interrupted";
    }

    @Override
    public String proves() {
        return "a DataNode is lost, and while its copies are made again another one is killed, and the NameNode: healing"
                + " goes on where it was, and every file gets its copies";
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealService lost = stage.node(0);
        stage.untilDone(40);
        lost.kill();
        DirectoryTree.delete(
                stage.cluster().dataDirectories(stage.slots().get(0)).get(0));
        stage.cluster().await("healing has begun", () -> HealedCopies.in(stage.cluster()) > 0);
        stage.node(1).kill();
        stage.cluster().nameNode().kill();
        stage.cluster().nameNode().start();
        stage.untilDone(5);
        stage.node(1).start();
        stage.untilDone(20);
        lost.start();
        stage.untilDone(5);
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
