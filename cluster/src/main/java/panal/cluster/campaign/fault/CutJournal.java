package panal.cluster.campaign.fault;

import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.JournalFile;
import panal.cluster.harness.RealCluster;
import panal.protocol.value.ClusterStatus;

/** The NameNode's log has lost its end, all of which had been acknowledged and heard by the DataNodes. */
final class CutJournal implements Fault {
    /** Enough for a heartbeat that carries the last transaction. */
    private static final long NANOS = 3_000_000_000L;

    @Override
    public String name() {
        return "journal-cut";
    }

    @Override
    public String proves() {
        return "the end of the NameNode's log is cut off, or never reached the disk, from any byte of its last record on: the NameNode sees from the"
                + " DataNodes that something is missing, also when it is started again and again, changes nothing and"
                + " deletes nothing until the log is brought back";
    }

    @Override
    public void strike(Stage stage) {
        stage.untilDone(40);
    }

    @Override
    public void mend(Stage stage) throws Exception {
        RealCluster cluster = stage.cluster();
        Pause.of(NANOS);
        SavedJournal journal = SavedJournal.ofKilledNameNode(stage);
        JournalFile last = journal.last();
        int lost = 1 + (int) (stage.random().nextDouble() * last.lastFrameBytes());
        if (stage.random().nextBoolean()) {
            last.cut(lost);
        } else {
            last.blank(lost);
        }
        cluster.nameNode().start();
        // Whether any DataNode has come by then or not: a start leaves a trace in the journal, which must not count.
        cluster.await("the NameNode is there", () -> cluster.probe().status().isPresent());
        cluster.nameNode().kill();
        cluster.nameNode().start();
        cluster.await("the NameNode says that its journal is an old one", () -> saysSo(cluster));
        cluster.nameNode().kill();
        cluster.nameNode().start();
        cluster.await("the NameNode, started again, still says so", () -> saysSo(cluster));
        // As long as a replica that nobody owns would be kept, and more.
        Pause.of(2 * NANOS);
        cluster.nameNode().kill();
        journal.bringBack();
        cluster.nameNode().start();
    }

    private static boolean saysSo(RealCluster cluster) {
        return cluster.probe()
                .status()
                .map(ClusterStatus::safeMode)
                .filter(why -> why.contains("journal is an old one"))
                .isPresent();
    }

    @Override
    public List<String> expectedInLogs() {
        return List.of("journal is stale");
    }
}
