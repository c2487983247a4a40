package panal.cluster.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;

/** Counts the copies that DataNodes made because they were told to, from what they have logged. */
final class HealedCopies {
    private static final String EVENT = " copy made ";

    private HealedCopies() {}

    static int in(RealCluster cluster) throws IOException {
        long copies = 0;
        for (RealService node : cluster.dataNodes()) {
            Path file = cluster.home().resolve("log").resolve(node.name() + ".log");
            try (Stream<String> lines = Files.lines(file)) {
                copies += lines.filter(line -> line.contains(EVENT)).count();
            }
        }
        return (int) copies;
    }
}
