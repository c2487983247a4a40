package panal.cluster.campaign;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.StoredCopy;

/** Which blocks are whole on which nodes' disks, by looking there. */
final class Whereabouts {
    private Whereabouts() {}

    static Map<Long, Set<Integer>> of(RealCluster cluster) throws IOException {
        Map<Long, Set<Integer>> slots = new TreeMap<>();
        for (StoredCopy copy : StoredCopy.all(cluster)) {
            if (copy.facts().isPresent()) {
                slots.computeIfAbsent(copy.block(), block -> new TreeSet<>()).add(copy.slot());
            }
        }
        return slots;
    }
}
