package panal.cluster.campaign;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.StoredCopy;

/**
 * Which blocks are whole on which nodes' disks, by looking there. What different attempts have written are different
 * things: a node may have an earlier one that no copy is made of.
 */
final class Whereabouts {
    private Whereabouts() {}

    record Written(long block, int attempt) {
        @Override
        public String toString() {
            return block + " attempt " + attempt;
        }
    }

    static Map<Written, Set<Integer>> of(RealCluster cluster) throws IOException {
        Map<Written, Set<Integer>> slots = new HashMap<>();
        for (StoredCopy copy : StoredCopy.all(cluster)) {
            copy.facts().ifPresent(facts -> slots.computeIfAbsent(
                            new Written(copy.block(), facts.attempt()), written -> new TreeSet<>())
                    .add(copy.slot()));
        }
        return slots;
    }
}
