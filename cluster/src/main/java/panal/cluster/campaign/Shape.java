package panal.cluster.campaign;

import panal.cluster.harness.ClusterSettings;

/** Clusters whose patience is short, so that a case takes seconds. */
final class Shape {
    private Shape() {}

    /** Healing begins a second after a node is dead. */
    static ClusterSettings nodes(int dataNodes) {
        return healingAfter(dataNodes, 1_000);
    }

    static ClusterSettings healingAfter(int dataNodes, long millis) {
        return ClusterSettings.of(dataNodes)
                .withNameNode(
                        "--heal-after", Long.toString(millis),
                        "--suspect-after", "2500",
                        "--dead-after", "4000",
                        "--safe-mode-wait", "10000",
                        "--orphan-delay", "3000",
                        "--hold-time", "5000",
                        "--upload-expiry", "5000");
    }
}
