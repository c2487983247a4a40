package panal.cluster.campaign.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.Shim;

/** One of the NameNode's two metadata directories answers every call with an I/O error; later the other one is lost. */
final class FailingMetadata implements Fault {
    private static final String SERVICE = "namenode";

    private int failing = 1;

    @Override
    public String name() {
        return "eio-on-one-metadata-dir";
    }

    @Override
    public String proves() {
        return "one of the NameNode's two metadata directories gives EIO, in mid-write: clients see no error; well again, it"
                + " is filled in the background, and then enough to start with when the other one is lost";
    }

    @Override
    public String reasonAgainst(Site site) throws Exception {
        return Shim.reasonAgainst(site.directory());
    }

    @Override
    public ClusterSettings cluster(Site site) throws Exception {
        Files.createDirectories(site.directory());
        Shim shim = Shim.in(site.directory(), SERVICE);
        return Shape.nodes(4).with(SERVICE, Shape.keepingJournals(site, 2).withEnvironment(shim.environment()));
    }

    @Override
    public void strike(Stage stage) throws Exception {
        Shim shim = Shim.in(stage.site().directory(), SERVICE);
        failing = 1 + stage.random().nextInt(2);
        stage.untilSomeMore();
        shim.failFiles(Shape.metadata(stage.site(), failing));
        Path other = Shape.metadata(stage.site(), 3 - failing);
        stage.cluster().await("the other directory remembers it", () -> count(other, "dropped ") == 1);
        stage.untilSomeMore();
        shim.mendFiles();
        stage.cluster().await("both are current again", () -> count(other, "current ") == 2);
        stage.untilDone(20);
    }

    @Override
    public void mend(Stage stage) throws Exception {
        RealCluster cluster = stage.cluster();
        cluster.nameNode().kill();
        Path other = Shape.metadata(stage.site(), 3 - failing);
        DirectoryTree.delete(other);
        cluster.nameNode().start();
    }

    /** Lines of a directory's record that begin so. */
    private static long count(Path directory, String beginning) throws IOException {
        return Files.readAllLines(directory.resolve("directories")).stream()
                .filter(line -> line.startsWith(beginning))
                .count();
    }

    @Override
    public List<String> expectedInLogs() {
        return List.of("journal directory");
    }
}
