package panal.bench.growth;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import panal.bench.machine.Machine;
import panal.bench.machine.Steadiness;
import panal.bench.measure.Round;
import panal.bench.report.Figures;
import panal.bench.system.Checkout;
import panal.bench.system.Directories;
import panal.cluster.harness.FreePorts;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How Panal's figures change with the number of DataNodes, clients and files. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = "Measures Panal with more and more DataNodes, clients and files.")
public final class GrowthCommand implements Callable<Integer> {
    @Option(names = "--runs", defaultValue = "3", description = "rounds whose median counts (${DEFAULT-VALUE})")
    private int runs = 3;

    @Option(names = "--nodes", split = ",", defaultValue = "1,2,4,8", description = "DataNodes (${DEFAULT-VALUE})")
    private List<Integer> nodes = List.of();

    @Option(names = "--clients", split = ",", defaultValue = "1,2,4,8", description = "clients (${DEFAULT-VALUE})")
    private List<Integer> clients = List.of();

    @Option(
            names = "--files",
            split = ",",
            defaultValue = "100000,1000000",
            description = "files in the namespace (${DEFAULT-VALUE})")
    private List<Integer> files = List.of();

    @Option(names = "--only", split = ",", paramLabel = "PART", description = "nodes, files; both unless said")
    private List<String> only = List.of("nodes", "files");

    @Option(
            names = "--replication",
            defaultValue = "1",
            description = "copies, where there are as many DataNodes (${DEFAULT-VALUE})")
    private int replication = 1;

    @Option(names = "--quick", description = "small sizes, one round, no waiting: whether it works, not how fast it is")
    private boolean quick;

    @Option(
            names = "--no-wait",
            negatable = true,
            description = "do not wait until all else is quiet, half a minute at most, before each measurement")
    private boolean wait = true;

    @Option(names = "--work", paramLabel = "DIR", description = "where all data goes; else bench/target/growth")
    private @Nullable Path work;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the report; else bench/results/<date>-<machine>-growth.md")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, PanalException {
        Checkout checkout = Checkout.find();
        Path directory = (work == null ? checkout.file("bench/target/growth") : work).toAbsolutePath();
        Directories.delete(directory);
        Files.createDirectories(directory);
        Figures figures = new Figures();
        int basePort = new FreePorts(new Random())
                .base(nodes.stream().max(Integer::compare).orElse(1));
        NodesGrowth.Work amount = quick
                ? new NodesGrowth.Work(8L << 20, 16, replication)
                : new NodesGrowth.Work(512L << 20, 800, replication);
        NodesGrowth byNodes =
                new NodesGrowth(checkout, directory, basePort, amount, new Steadiness(!quick, wait), figures);
        List<String> machine = Machine.description(directory);
        for (int count : only.contains("nodes") ? nodes : List.<Integer>of()) {
            byNodes.run(count, clients, rounds(true));
        }
        if (only.contains("files")) {
            new FilesGrowth(directory, basePort, figures).run(files, rounds(false));
        }
        GrowthReport report = new GrowthReport(machine, byNodes.kinds(), nodes, clients, files);
        List<String> lines = report.lines(figures);
        Files.write(reportFile(checkout), lines);
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** One that warms up, where it matters, and those that count. */
    private List<Round> rounds(boolean warmFirst) {
        PrintWriter progress = spec.commandLine().getErr();
        List<Round> rounds = new ArrayList<>();
        for (int number = warmFirst ? 0 : 1; number <= (quick ? 1 : runs); number++) {
            rounds.add(new Round(number, number == 0, line -> {
                progress.println(line);
                progress.flush();
            }));
        }
        return rounds;
    }

    private Path reportFile(Checkout checkout) throws IOException {
        Path file = out == null
                ? checkout.file(
                        "bench/results/" + LocalDate.now(ZoneOffset.UTC) + "-" + Machine.shortName() + "-growth.md")
                : out;
        Files.createDirectories(file.toAbsolutePath().getParent());
        return file;
    }
}
