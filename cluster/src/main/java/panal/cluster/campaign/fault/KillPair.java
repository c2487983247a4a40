package panal.cluster.campaign.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.RealService;

/** Two processes die at the same moment, any two. */
final class KillPair implements Fault {
    @Override
    public String name() {
        return "kill-pair";
    }

    @Override
    public String proves() {
        return "any two processes are killed at once, whatever they are, and started again in any order";
    }

    @Override
    public void strike(Stage stage) throws Exception {
        for (int i = 0; i < 2; i++) {
            List<RealService> victims = new ArrayList<>(stage.cluster().services());
            Collections.shuffle(victims, stage.random());
            stage.untilSomeMore();
            victims.get(0).kill();
            victims.get(1).kill();
            victims.get(1).start();
            victims.get(0).start();
            stage.untilDone(15);
        }
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
