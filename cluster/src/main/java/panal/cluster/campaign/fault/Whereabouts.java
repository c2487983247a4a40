package panal.cluster.campaign.fault;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import panal.cliente.Panal;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.StoredCopy;
import panal.cluster.workload.Ledger;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/** Which blocks are where. */
final class Whereabouts {
    private Whereabouts() {}

    record Written(long block, int attempt) {
        @Override
        public String toString() {
            return block + " attempt " + attempt;
        }
    }

    /**
     * On which nodes' disks a block is whole, by looking there. What different attempts have written are different things: a
     * node may have an earlier one that no copy is made of.
     */
    static Map<Written, Set<Integer>> of(RealCluster cluster) throws IOException {
        Map<Written, Set<Integer>> slots = new HashMap<>();
        for (StoredCopy copy : StoredCopy.all(cluster)) {
            copy.facts().ifPresent(facts -> slots.computeIfAbsent(
                            new Written(copy.block(), facts.attempt()), written -> new TreeSet<>())
                    .add(copy.slot()));
        }
        return slots;
    }

    /**
     * How many nodes have a block as far as the NameNode knows, for files that were acknowledged. A disk may have more: what a
     * killed node had finished and told nobody.
     */
    static Map<Long, Integer> known(RealCluster cluster, List<Ledger> ledgers) throws PanalException {
        Map<Long, Integer> copies = new HashMap<>();
        try (Panal panal = cluster.client()) {
            for (Ledger ledger : ledgers) {
                for (String path : ledger.files()) {
                    known(panal, new FilePath(path), copies);
                }
            }
        }
        return copies;
    }

    private static void known(Panal panal, FilePath path, Map<Long, Integer> copies) throws PanalException {
        try {
            panal.locations(
                    path, at -> copies.put(at.block().number(), at.replicas().size()));
        } catch (NotFound deletedMeanwhile) {
            // Its clients are at work.
        }
    }
}
