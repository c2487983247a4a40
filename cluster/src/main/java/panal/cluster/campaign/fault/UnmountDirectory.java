package panal.cluster.campaign.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.RealService;
import panal.cluster.harness.ServiceSetting;

/** A DataNode with two disks loses one while it works, and gets it back. */
final class UnmountDirectory implements Fault {
    @Override
    public String name() {
        return "unmount-directory";
    }

    @Override
    public String proves() {
        return "one of a DataNode's two data directories vanishes: the node stays, what stood there is copied elsewhere;"
                + " found empty at a start it is not taken for new, and back again its copies are used";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        Path one = site.directory().resolve("disk-1");
        Path two = site.directory().resolve("disk-2");
        return Shape.nodes(4).with("datanode-1", ServiceSetting.NONE.withArguments("--data-dir", one + "," + two));
    }

    @Override
    public void strike(Stage stage) throws Exception {
        Path disk =
                stage.site().directory().resolve("disk-" + (1 + stage.random().nextInt(2)));
        Path away = stage.site().directory().resolve("unmounted");
        RealService node = stage.cluster().dataNode(1);
        stage.untilSomeMore();
        Files.move(disk, away);
        stage.untilDone(20);
        node.stop();
        Files.createDirectories(disk);
        node.start();
        stage.untilDone(10);
        node.stop();
        Files.delete(disk);
        Files.move(away, disk);
        node.start();
        stage.untilDone(10);
    }

    @Override
    public List<String> expectedInLogs() {
        return List.of("data directory failed path=\\S*disk-\\d", "block file is gone block=");
    }
}
