package panal.bench.growth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import panal.bench.machine.Steadiness;
import panal.bench.measure.Lane;
import panal.bench.measure.Round;
import panal.bench.measure.SourceFile;
import panal.bench.report.ByteCount;
import panal.bench.report.Figures;
import panal.bench.report.Row;
import panal.bench.report.Unit;
import panal.bench.system.Checkout;
import panal.bench.system.Durability;
import panal.bench.system.PanalSystem;
import panal.bench.system.SystemUnderTest;

/**
 * The same work, in sum, by more and more clients on more and more DataNodes: bytes moved and small files made are the same
 * in every cell of a table, so that its figures can be compared.
 */
final class NodesGrowth {
    private static final int START_SECONDS = 180;
    private static final int SMALL = 4096;

    private final Checkout checkout;
    private final Path work;
    private final int basePort;
    private final Work amount;
    private final Steadiness steadiness;
    private final Figures figures;

    NodesGrowth(Checkout checkout, Path work, int basePort, Work amount, Steadiness steadiness, Figures figures) {
        this.checkout = checkout;
        this.work = work;
        this.basePort = basePort;
        this.amount = amount;
        this.steadiness = steadiness;
        this.figures = figures;
    }

    /**
     * What is done in each cell.
     *
     * @param bytes moved by all clients together
     * @param files made by all clients together
     * @param copies of each block, or as many as there are DataNodes
     */
    record Work(long bytes, int files, int copies) {}

    /** The kinds of figures, each a table. */
    List<String> kinds() {
        String size = ByteCount.shown(amount.bytes());
        return List.of("write " + size, "read " + size, "create 4 KiB", "read 4 KiB", "stat", "delete");
    }

    /** A table's column. */
    static String column(int clients) {
        return clients == 1 ? "1 client" : clients + " clients";
    }

    /** A line of the table of {@code kind}. */
    static Row row(String kind, int nodes, Unit unit) {
        return Row.of(kind + (nodes == 1 ? ", 1 DataNode" : ", " + nodes + " DataNodes"), unit);
    }

    /** Measures one line of each table: so many DataNodes, and each number of clients. */
    void run(int nodes, List<Integer> clientCounts, List<Round> rounds) throws IOException {
        SystemUnderTest system = new PanalSystem(checkout, work.resolve("panal-" + nodes), basePort, nodes);
        try {
            SystemUnderTest.Starting starting = system.start(Durability.REPLICATED);
            for (int clients : clientCounts) {
                try (Lane lane = new Lane(system, column(clients), Durability.REPLICATED, steadiness, figures)) {
                    lane.client().ask("first-write", "/first", 1, START_SECONDS);
                    starting.await();
                    for (Round round : rounds) {
                        cell(lane, nodes, clients, round);
                    }
                }
            }
        } finally {
            system.close();
        }
    }

    private void cell(Lane lane, int nodes, int clients, Round round) throws IOException {
        int copies = Math.min(nodes, amount.copies());
        long before = lane.system().storedBytes();
        SourceFile source = SourceFile.make(work.resolve("part"), amount.bytes() / clients);
        try {
            lane.client().ask("mkdir", "/growth");
            lane.client().ask("connect", clients);
            large(lane, nodes, clients, copies, source, round);
            small(lane, nodes, clients, copies, round);
            lane.client().ask("delete", "/growth");
        } finally {
            Files.delete(source.path());
        }
        lane.settle(before);
    }

    private void large(Lane lane, int nodes, int clients, int copies, SourceFile source, Round round)
            throws IOException {
        String path = "/growth/large";
        Row write = row(kinds().get(0), nodes, Unit.MB_PER_SECOND);
        Row read = row(kinds().get(1), nodes, Unit.MB_PER_SECOND);
        long bytes = amount.bytes();
        lane.move(write, round, bytes, copies * bytes, "upload", clients, source.path(), path, copies);
        if (round.warm()) {
            lane.client().ask("verify", clients, path, source.crc32c());
        }
        lane.move(read, round, bytes, 0, "read", clients, path, source.bytes());
        for (int i = 0; i < clients; i++) {
            lane.client().ask("delete", path + "-" + i);
        }
    }

    private void small(Lane lane, int nodes, int clients, int copies, Round round) throws IOException {
        String path = "/growth/small";
        int files = amount.files();
        lane.client().ask("mkdir", path);
        operate(lane, 2, nodes, round, "create-small", clients, path, files, SMALL, copies);
        operate(lane, 3, nodes, round, "read-small", clients, path, files, SMALL);
        operate(lane, 4, nodes, round, "stat-small", clients, path, files);
        operate(lane, 5, nodes, round, "delete-small", clients, path, files);
    }

    private void operate(Lane lane, int kind, int nodes, Round round, String verb, Object... words) throws IOException {
        lane.operate(row(kinds().get(kind), nodes, Unit.PER_SECOND), round, amount.files(), verb, words);
    }
}
