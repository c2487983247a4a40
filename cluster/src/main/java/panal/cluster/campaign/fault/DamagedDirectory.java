package panal.cluster.campaign.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.Damage;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.JournalFile;
import panal.cluster.harness.RealCluster;

/** The NameNode keeps its journal twice, and one of the two is damaged, or gone, while it is down. */
final class DamagedDirectory implements Fault {
    private static final int BYTES_MAX = 40;

    @Override
    public String name() {
        return "one-journal-of-two-damaged";
    }

    @Override
    public String proves() {
        return "the NameNode is killed under load, and one of its two metadata directories is garbled, cut, or gone: it"
                + " starts from the other one, and everything that was acknowledged is there";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        return Shape.nodes(4).with("namenode", Shape.keepingJournals(site, 2));
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealCluster cluster = stage.cluster();
        for (int round = 0; round < 2; round++) {
            stage.untilDone(20 + stage.random().nextInt(20));
            cluster.nameNode().kill();
            hurt(stage, Shape.metadata(stage.site(), 1 + stage.random().nextInt(2)));
            cluster.nameNode().start();
            stage.untilDone(10);
            cluster.await("the damaged directory is current again", () -> current(stage));
        }
    }

    @Override
    public List<String> expectedInLogs() {
        return List.of("journal directory ");
    }

    private static void hurt(Stage stage, Path directory) throws Exception {
        List<Path> logs = DirectoryTree.files(directory, ".log");
        Path log = logs.get(logs.size() - 1);
        switch (stage.random().nextInt(3)) {
            case 0 -> {
                JournalFile file = JournalFile.read(log);
                long place = file.frames().get(stage.random().nextInt(file.count()));
                int most = (int) Math.min(BYTES_MAX, Files.size(log) - place);
                Damage.garble(log, place, 1 + stage.random().nextInt(most), stage.random());
            }
            case 1 -> {
                JournalFile file = JournalFile.read(log);
                file.cut((long) (stage.random().nextDouble() * file.frames().get(file.count())));
            }
            default -> DirectoryTree.delete(directory);
        }
    }

    /** A directory that is gone comes back as an empty one only when somebody says that it may. */
    private static boolean current(Stage stage) throws Exception {
        for (int number = 1; number <= 2; number++) {
            Path directory = Shape.metadata(stage.site(), number);
            if (!Files.exists(directory.resolve("directories"))) {
                Files.createDirectories(directory);
                Files.write(directory.resolve("new"), new byte[0]);
            }
        }
        return stage.journalsAreCurrent();
    }
}
