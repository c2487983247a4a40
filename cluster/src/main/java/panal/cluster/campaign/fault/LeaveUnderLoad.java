package panal.cluster.campaign.fault;

import panal.cliente.Panal;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.RealService;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeName;

/** A DataNode leaves for good, while clients work and the NameNode dies; then its disks are wiped. */
final class LeaveUnderLoad implements Fault {
    @Override
    public String name() {
        return "leave-under-load";
    }

    @Override
    public String proves() {
        return "a DataNode leaves under load, and the NameNode is killed meanwhile: the leaving goes on, and when it is"
                + " over the node's disks can be wiped, and it joins as a new one";
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealService leaving = stage.node(0);
        NodeName name = new NodeName(leaving.name());
        stage.untilSomeMore();
        try (Panal panal = stage.cluster().client()) {
            panal.operator().leave(name);
        }
        stage.cluster().nameNode().kill();
        stage.cluster().nameNode().start();
        stage.untilDone(5);
        stage.cluster().await(name + " has left", () -> left(stage, name));
        leaving.kill();
        DirectoryTree.delete(
                stage.cluster().dataDirectories(stage.slots().get(0)).get(0));
        stage.untilDone(10);
        leaving.start();
        stage.untilDone(10);
    }

    private static boolean left(Stage stage, NodeName name) throws PanalException {
        try (Panal panal = stage.cluster().client()) {
            return panal.status().nodes().stream()
                    .anyMatch(node -> node.name().equals(name) && node.state().equals("left"));
        }
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
