package panal.bench.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.bench.cluster.Target.Scale;
import panal.bench.report.ByteCount;
import panal.bench.report.Figures;
import panal.bench.report.MarkdownTable;
import panal.bench.report.Row;
import panal.bench.report.Series;
import panal.bench.system.Durability;

/** What Panal wants to reach beside HDFS, beside MooseFS, and beside the machine itself. */
final class Targets {
    private static final String HDFS = "HDFS";
    private static final String PANAL = "Panal";
    private static final int COPIES = 3;

    private final Sizes sizes;
    private final Durability durability;

    Targets(Sizes sizes, Durability durability) {
        this.sizes = sizes;
        this.durability = durability;
    }

    /** A line for each target; with whether it is reached. */
    List<String> lines(Figures figures) {
        MarkdownTable table = new MarkdownTable(List.of("target, " + durability, "wanted", "measured", "reached"));
        for (Target target : all()) {
            table.add(List.of(target.what(), target.wanted(), target.measured(figures), target.reached(figures)));
        }
        return table.lines();
    }

    private List<Target> all() {
        List<Target> targets = new ArrayList<>(large());
        for (int clients : List.of(1, sizes.clients())) {
            targets.addAll(small(clients));
        }
        Row list = Rows.list(sizes.files(), COPIES, durability);
        targets.add(atMost(1 / 3.0, "a third of HDFS", list));
        if (durability == Durability.REPLICATED) {
            targets.addAll(whole());
        }
        return targets;
    }

    private List<Target> large() {
        Row write = Rows.write(ByteCount.shown(sizes.large()), COPIES, durability);
        Row read = Rows.read(ByteCount.shown(sizes.large()), COPIES, durability);
        Row limit = Rows.copies(COPIES, durability == Durability.SYNCED);
        return List.of(
                new Target(
                        write.work(),
                        "0.8 of " + limit.work() + ", or 3x HDFS",
                        write,
                        List.of(Scale.atLeast(0.8, limit, Figures.MACHINE), Scale.atLeast(3, write, HDFS))),
                atMost(0.5, "half of HDFS's CPU", write.cpu()),
                atLeast(1.2, "1.2x HDFS", read));
    }

    private List<Target> small(int clients) {
        return List.of(
                atLeast(10, "10x HDFS", Rows.small("create " + small(), clients, COPIES, durability)),
                atLeast(2, "2x HDFS", Rows.small("read " + small(), clients, COPIES, durability)),
                atLeast(
                        clients == 1 ? 1.5 : 2,
                        (clients == 1 ? "1.5" : "2") + "x HDFS",
                        Rows.small("stat", clients, COPIES, durability)),
                atLeast(1.5, "1.5x HDFS", Rows.small("delete", clients, COPIES, durability)));
    }

    private List<Target> whole() {
        Row upload = Rows.oneShotUpload(ByteCount.shown(sizes.large()), COPIES, durability);
        return List.of(
                atMost(0.28 / 0.86, "0.28 s beside HDFS's 0.86 s", Rows.ONE_SHOT_LIST),
                atMost(1 / 3.0, "a third of HDFS", upload),
                atMost(2.5 / 10.5, "2.5 s beside HDFS's 10.5 s", Rows.START_EMPTY),
                atMost(3.0 / 40, "3 s beside HDFS's 40 s", Rows.START_FILLED),
                atMost(1 / 3.0, "a third of HDFS", Rows.ALL_SERVERS));
    }

    private String small() {
        return ByteCount.shown(sizes.small());
    }

    private static Target atLeast(double ratio, String wanted, Row row) {
        return new Target(named(row), wanted, row, List.of(Scale.atLeast(ratio, row, HDFS)));
    }

    private static Target atMost(double ratio, String wanted, Row row) {
        return new Target(named(row), wanted, row, List.of(Scale.atMost(ratio, row, HDFS)));
    }

    private static String named(Row row) {
        return row.work() + " [" + row.unit() + "]";
    }

    /**
     * Panal beside what MooseFS 3.0.117 did by FUSE on a machine of two cores, one master and four chunkservers, three
     * copies, without fsync. It is not in the run, so these ratios are between two machines' days. No lines when none of
     * that work was measured.
     */
    List<String> besideMooseFs(Figures figures) {
        MarkdownTable table = new MarkdownTable(List.of("beside MooseFS of another day", "MooseFS", "Panal", "ratio"));
        double[][] known = {{543, 2_137, 6_136, 1_870}, {893, 3_998, 11_536, 3_038}};
        List<String> work = List.of("create " + small(), "read " + small(), "stat", "delete");
        for (int i = 0; i < known.length; i++) {
            for (int j = 0; j < work.size(); j++) {
                Row row = Rows.small(work.get(j), i == 0 ? 1 : sizes.clients(), COPIES, durability);
                Optional<Series> ours = figures.series(row, PANAL);
                double theirs = known[i][j];
                ours.ifPresent(series -> table.add(List.of(
                        named(row),
                        new Series(List.of(theirs)).toString(),
                        series.toString(),
                        new Series(List.of(series.median() / theirs)) + "x")));
            }
        }
        return table.isEmpty() ? List.of() : table.lines();
    }
}
