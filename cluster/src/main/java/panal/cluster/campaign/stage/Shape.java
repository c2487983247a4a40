package panal.cluster.campaign.stage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.ServiceSetting;

/** Clusters whose patience is short, so that a case takes seconds. */
public final class Shape {
    private static final long HEAL = 1_000;
    /** More than an operation takes; clients renew every 20 s only. */
    private static final long HOLD = 12_000;

    private Shape() {}

    /** Healing begins a second after a node is dead. */
    public static ClusterSettings nodes(int dataNodes) {
        return of(dataNodes, HEAL, HOLD);
    }

    public static ClusterSettings healingAfter(int dataNodes, long millis) {
        return of(dataNodes, millis, HOLD);
    }

    /** Uploads and paths are kept for {@code hold} milliseconds when their client is silent. */
    public static ClusterSettings holding(int dataNodes, long hold) {
        return of(dataNodes, HEAL, hold);
    }

    /** One of the directories in which a NameNode keeps its journal; {@code number} counts from 1. */
    public static Path metadata(Site site, int number) {
        return site.directory().resolve("metadata-" + number);
    }

    /** For a NameNode that keeps its journal in {@code count} of these directories, and gets {@code more} words. */
    public static ServiceSetting keepingJournals(Site site, int count, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        for (int number = 1; number <= count; number++) {
            arguments.addAll(List.of("--metadata-dir", metadata(site, number).toString()));
        }
        return ServiceSetting.NONE.withArguments(arguments.toArray(String[]::new));
    }

    private static ClusterSettings of(int dataNodes, long heal, long hold) {
        return ClusterSettings.of(dataNodes)
                .withNameNode(
                        "--heal-after", Long.toString(heal),
                        "--suspect-after", "2500",
                        "--dead-after", "4000",
                        "--safe-mode-wait", "10000",
                        "--orphan-delay", "3000",
                        "--hold-time", Long.toString(hold),
                        "--upload-expiry", Long.toString(hold));
    }
}
