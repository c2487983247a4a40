package panal.cluster.campaign.fault;

import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.RealService;

/** One DataNode's disk is gone for good; the machine comes back with an empty one. */
final class LoseDataNode implements Fault {
    @Override
    public String name() {
        return "wipe-datanode";
    }

    @Override
    public String proves() {
        return "a DataNode is killed, its directory deleted, and it is started again: it joins as a new node, and every"
                + " copy that it had is made again";
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealService victim = stage.node(0);
        stage.untilSomeMore();
        victim.kill();
        stage.untilDone(10);
        DirectoryTree.delete(
                stage.cluster().dataDirectories(stage.slots().get(0)).get(0));
        victim.start();
        stage.untilDone(30);
    }
}
