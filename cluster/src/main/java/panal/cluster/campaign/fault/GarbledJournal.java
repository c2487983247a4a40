package panal.cluster.campaign.fault;

import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.Damage;
import panal.cluster.harness.JournalFile;
import panal.cluster.harness.RealCluster;

/** The NameNode's log has garbage in its middle. */
final class GarbledJournal implements Fault {
    private static final int BYTES_MAX = 40;

    @Override
    public String name() {
        return "journal-garbled";
    }

    @Override
    public String proves() {
        return "garbage stands in the middle of the NameNode's log: the start stops and names file and offset, changes"
                + " nothing, and works when the file is brought back";
    }

    @Override
    public void strike(Stage stage) {
        stage.untilDone(40);
    }

    @Override
    public void mend(Stage stage) throws Exception {
        RealCluster cluster = stage.cluster();
        SavedJournal journal = SavedJournal.ofKilledNameNode(stage);
        JournalFile last = journal.last();
        int frame = stage.random().nextInt(last.count() / 2);
        long place = last.frames().get(frame) + stage.random().nextInt(8);
        Damage.garble(last.path(), place, 1 + stage.random().nextInt(BYTES_MAX), stage.random());
        cluster.nameNode().start();
        int exit = cluster.nameNode().awaitExit();
        String said = cluster.nameNode().output();
        if (exit == 0 || !said.contains(last.path().getFileName().toString()) || !said.contains("offset")) {
            throw new AssertionError("a garbled journal is not named by file and offset: exit " + exit + ", " + said);
        }
        journal.bringBack();
        cluster.nameNode().start();
    }

    @Override
    public List<String> expectedInLogs() {
        return List.of("namenode.*(damage|journal)");
    }
}
