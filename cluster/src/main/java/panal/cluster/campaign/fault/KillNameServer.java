package panal.cluster.campaign.fault;

import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.RealService;

/** The name server dies, and forgets everybody. */
final class KillNameServer implements Fault {
    @Override
    public String name() {
        return "kill-nameserver";
    }

    @Override
    public String proves() {
        return "the name server is killed, and a DataNode with it; those who know each other go on, and a heartbeat after"
                + " its start it is complete";
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealService nameServer = stage.cluster().nameServer();
        stage.untilSomeMore();
        nameServer.kill();
        stage.untilDone(15);
        stage.node(0).kill();
        nameServer.start();
        stage.node(0).start();
        stage.untilDone(20);
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
