package panal.cluster.campaign.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClientProcess;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.workload.Ledger;

/** Clients die in the middle of whatever they were doing. */
final class KillClients implements Fault {
    private static final int VICTIMS = 3;
    private static final int LINES = 30;

    @Override
    public String name() {
        return "kill-clients";
    }

    @Override
    public String proves() {
        return "client processes are killed in mid-upload: what they were acknowledged is there, the file under way is"
                + " there as a whole or not at all, and nothing of it is left on the disks";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        return Shape.holding(4, 8_000);
    }

    @Override
    public int clients() {
        return 1;
    }

    @Override
    public void strike(Stage stage) throws Exception {
        List<ClientProcess> victims = new ArrayList<>();
        for (int i = 0; i < VICTIMS; i++) {
            Path file = stage.site().directory().resolve("client-" + i + ".ledger");
            victims.add(stage.site()
                    .keep(ClientProcess.start(
                            stage.cluster(), "/killed-" + i, stage.random().nextLong(), replication(), file)));
        }
        for (ClientProcess victim : victims) {
            int lines = LINES + stage.random().nextInt(LINES);
            stage.cluster()
                    .await("a client has got somewhere", () -> lines(victim).size() > lines);
            victim.kill();
        }
        for (ClientProcess victim : victims) {
            stage.add(Ledger.of(lines(victim)));
        }
    }

    /** Whole lines only. */
    private static List<String> lines(ClientProcess victim) throws IOException {
        if (!Files.exists(victim.ledger())) {
            return List.of();
        }
        String text = Files.readString(victim.ledger());
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }
}
