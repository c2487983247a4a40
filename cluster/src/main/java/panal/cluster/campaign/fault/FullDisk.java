package panal.cluster.campaign.fault;

import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.ServiceSetting;
import panal.cluster.harness.SmallDisk;

/** One DataNode's disk is full. */
final class FullDisk implements Fault {
    private static final int MEBIBYTES = 10;

    @Override
    public String name() {
        return "one-disk-full";
    }

    @Override
    public String proves() {
        return "one DataNode's disk fills up and stays full (really, where file systems may be mounted; else by"
                + " --capacity): clients see no error, and all copies are on the others";
    }

    @Override
    public ClusterSettings cluster(Site site) throws Exception {
        ServiceSetting small = ServiceSetting.NONE.withArguments("--capacity", MEBIBYTES + "M");
        if (site.isolated()) {
            SmallDisk disk = site.keep(SmallDisk.at(site.directory().resolve("small-disk"), MEBIBYTES));
            small = ServiceSetting.NONE.withArguments(
                    "--reserved",
                    "0",
                    "--data-dir",
                    disk.directory().resolve("data").toString());
        }
        return Shape.nodes(4).with("datanode-1", small);
    }

    @Override
    public void strike(Stage stage) {
        stage.untilDone(150);
    }
}
