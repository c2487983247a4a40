package panal.cluster.campaign.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.ServiceSetting;
import panal.cluster.harness.Shim;

/** One of a DataNode's two disks answers every call with an I/O error. */
final class FailingDisk implements Fault {
    @Override
    public String name() {
        return "eio-on-one-disk";
    }

    @Override
    public String proves() {
        return "one of a DataNode's two disks gives EIO for every file, in mid-write: the node stays with the other one,"
                + " and what stood on it is copied elsewhere";
    }

    @Override
    public String reasonAgainst(Site site) throws Exception {
        return Shim.reasonAgainst(site.directory());
    }

    @Override
    public ClusterSettings cluster(Site site) throws Exception {
        Files.createDirectories(site.directory());
        Path one = site.directory().resolve("disk-1");
        Path two = site.directory().resolve("disk-2");
        Shim shim = Shim.in(site.directory(), "datanode-1");
        return Shape.nodes(4)
                .with(
                        "datanode-1",
                        ServiceSetting.NONE
                                .withArguments("--data-dir", one + "," + two)
                                .withEnvironment(shim.environment()));
    }

    @Override
    public void strike(Stage stage) throws Exception {
        Shim shim = Shim.in(stage.site().directory(), "datanode-1");
        stage.untilSomeMore();
        shim.failFiles(
                stage.site().directory().resolve("disk-" + (1 + stage.random().nextInt(2))));
        stage.untilDone(40);
    }

    @Override
    public void mend(Stage stage) throws Exception {
        stage.cluster().dataNode(1).stop();
        Shim.in(stage.site().directory(), "datanode-1").mendFiles();
        stage.cluster().dataNode(1).start();
    }

    @Override
    public List<String> expectedInLogs() {
        return List.of("data directory failed path=\\S*disk-\\d", "block file is gone block=");
    }
}
