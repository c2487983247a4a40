package panal.cluster.campaign;

import panal.cliente.Panal;
import panal.cluster.harness.RealCluster;
import panal.protocol.error.PanalException;

/** Counts the copies that DataNodes made because they were told to, each since its start, as the cluster's report says. */
final class HealedCopies {
    private HealedCopies() {}

    static int in(RealCluster cluster) throws PanalException {
        try (Panal panal = cluster.client()) {
            return (int) panal.report().nodes().stream()
                    .mapToLong(node -> node.work().copiedBlocks())
                    .sum();
        }
    }
}
