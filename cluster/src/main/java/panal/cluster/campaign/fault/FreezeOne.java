package panal.cluster.campaign.fault;

import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.RealService;

/** The NameNode or the name server stops for longer than it would wait for others, and wakes up. */
final class FreezeOne implements Fault {
    private static final long NANOS = 6_000_000_000L;

    private final boolean nameNode;

    private FreezeOne(boolean nameNode) {
        this.nameNode = nameNode;
    }

    static Fault nameNode() {
        return new FreezeOne(true);
    }

    static Fault nameServer() {
        return new FreezeOne(false);
    }

    @Override
    public String name() {
        return nameNode ? "freeze-namenode" : "freeze-nameserver";
    }

    @Override
    public String proves() {
        return nameNode
                ? "the NameNode is stopped for longer than a DataNode may be silent; awake, it goes on, and no file is lost"
                : "the name server is stopped for longer than its entries live; those who know each other go on";
    }

    @Override
    public void strike(Stage stage) {
        RealService victim =
                nameNode ? stage.cluster().nameNode() : stage.cluster().nameServer();
        stage.untilSomeMore();
        victim.pause();
        try {
            Pause.of(NANOS);
        } finally {
            victim.resume();
        }
        stage.untilDone(20);
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
