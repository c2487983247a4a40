package panal.cluster.campaign;

import panal.cluster.harness.RealService;

/** The NameNode stops for longer than it would wait for a DataNode, and wakes up. */
final class FreezeNameNode implements Fault {
    private static final long NANOS = 6_000_000_000L;

    @Override
    public String name() {
        return "freeze-namenode";
    }

    @Override
    public String proves() {
        return "the NameNode is stopped for longer than a DataNode may be silent; awake, it takes nobody for dead who is"
                + " not, and no file is lost";
    }

    @Override
    public void strike(Stage stage) {
        RealService nameNode = stage.cluster().nameNode();
        stage.untilSomeMore();
        nameNode.pause();
        try {
            Pause.of(NANOS);
        } finally {
            nameNode.resume();
        }
        stage.untilDone(20);
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
