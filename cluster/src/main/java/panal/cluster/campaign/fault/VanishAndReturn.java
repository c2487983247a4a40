package panal.cluster.campaign.fault;

import java.util.Map;
import java.util.Set;
import panal.cluster.campaign.fault.Whereabouts.Written;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.RealService;

/** Half of the nodes are gone, for longer than it takes to be dead and shorter than it takes to be healed. */
final class VanishAndReturn implements Fault {
    @Override
    public String name() {
        return "half-vanishes-and-returns";
    }

    @Override
    public String proves() {
        return "half of the DataNodes vanish until they are dead, and come back before healing begins: files are served"
                + " meanwhile, and nothing that they have is copied";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        return Shape.healingAfter(4, 30_000);
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealService first = stage.node(0);
        RealService second = stage.node(1);
        stage.untilSomeMore();
        Map<Long, Integer> known = Whereabouts.known(stage.cluster(), stage.ledgers());
        first.kill();
        second.kill();
        Map<Written, Set<Integer>> before = Whereabouts.of(stage.cluster());
        // What a killed node had finished and told nobody of is a copy too few, which is made at once.
        before.keySet().removeIf(block -> known.getOrDefault(block.block(), 0) < replication());
        if (before.isEmpty()) {
            throw new AssertionError("no block had all its copies before the nodes vanished");
        }
        stage.cluster().awaitLive(2);
        stage.untilDone(10);
        first.start();
        second.start();
        stage.cluster().awaitLive(4);
        stage.untilDone(10);
        requireUnmoved(before, Whereabouts.of(stage.cluster()));
    }

    /** Blocks that had all their copies are on no other node; some may have been deleted, or be about to be. */
    private void requireUnmoved(Map<Written, Set<Integer>> before, Map<Written, Set<Integer>> after) {
        before.forEach((block, slots) -> {
            Set<Integer> now = after.getOrDefault(block, slots);
            if (slots.size() >= replication() && !slots.containsAll(now)) {
                throw new AssertionError("block " + block + " was on slots " + slots + " and is on " + now
                        + ": it was copied, though all its nodes came back in time");
            }
        });
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }
}
