package panal.bench.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import panal.bench.cluster.Target.Scale;
import panal.bench.report.Figures;
import panal.bench.report.Row;
import panal.bench.system.Durability;

final class TargetTest {
    private static final Row WRITE = Rows.write("1 GiB", 3, Durability.REPLICATED);
    private static final Row COPIES = Rows.copies(3, false);

    private final Figures figures = new Figures();
    private final Target target = new Target(
            "write", "0.8 of three copies, or 3x HDFS", WRITE, List.of(Scale.atLeast(0.8, COPIES, "machine"), hdfs()));

    @Test
    void oneScaleThatIsReachedIsEnough() {
        figures.add(WRITE, "Panal", 1, 300);
        figures.add(COPIES, "machine", 1, 1_000);
        figures.add(WRITE, "HDFS", 1, 100);

        assertEquals("yes", target.reached(figures));
        assertEquals("0.300x of 3 plain copies at once, page cache; 3.00x of HDFS", target.measured(figures));
    }

    @Test
    void noneReachedIsNo() {
        figures.add(WRITE, "Panal", 1, 299);
        figures.add(COPIES, "machine", 1, 1_000);
        figures.add(WRITE, "HDFS", 1, 100);

        assertEquals("no", target.reached(figures));
    }

    @Test
    void nothingMeasuredIsNeitherYesNorNo() {
        figures.add(WRITE, "Panal", 1, 299);

        assertEquals("?", target.reached(figures));
        assertEquals("not measured", target.measured(figures));
    }

    @Test
    void lessIsBetterWhereTheMostIsGiven() {
        Target cpu = new Target("cpu", "half", WRITE.cpu(), List.of(Scale.atMost(0.5, WRITE.cpu(), "HDFS")));
        figures.add(WRITE.cpu(), "HDFS", 1, 5.8);
        figures.add(WRITE.cpu(), "Panal", 1, 2.9);
        assertEquals("yes", cpu.reached(figures));

        figures.add(WRITE.cpu(), "Panal", 1, 3.0);
        assertEquals("no", cpu.reached(figures));
    }

    @Test
    void everyTargetOfTheIssueHasALine() {
        List<String> lines = new Targets(Sizes.FULL, Durability.REPLICATED).lines(figures);

        assertEquals(2 + 3 + 4 + 4 + 1 + 5, lines.size(), () -> String.join("\n", lines));
        assertTrue(lines.stream().anyMatch(line -> line.contains("create 4 KiB, 4 clients")));
    }

    private static Scale hdfs() {
        return Scale.atLeast(3, WRITE, "HDFS");
    }
}
