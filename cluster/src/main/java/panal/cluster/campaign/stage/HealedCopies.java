package panal.cluster.campaign.stage;

import panal.cliente.Panal;
import panal.cluster.harness.RealCluster;
import panal.protocol.error.PanalException;

/** Counts the copies that DataNodes made because they were told to, each since its start, as the cluster's report says. */
public final class HealedCopies {
    private HealedCopies() {}

    public static int in(RealCluster cluster) throws PanalException {
        try (Panal panal = cluster.client()) {
            return (int) panal.report().nodes().stream()
                    .mapToLong(node -> node.work().copiedBlocks())
                    .sum();
        }
    }
}
