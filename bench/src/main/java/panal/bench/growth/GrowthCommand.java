package panal.bench.growth;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import panal.bench.machine.Machine;
import panal.bench.measure.Amounts;
import panal.bench.measure.Round;
import panal.bench.measure.RunOptions;
import panal.bench.report.Figures;
import panal.bench.system.Checkout;
import panal.bench.system.EarlyEnd;
import panal.cluster.harness.FreePorts;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How Panal's figures change with the number of DataNodes, clients and files. */
@Command(
        name = "growth",
        mixinStandardHelpOptions = true,
        description = "Measures Panal with more and more DataNodes, clients and files.")
public final class GrowthCommand implements Callable<Integer> {
    private static final List<String> PARTS = List.of("nodes", "files");

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
    private List<String> only = PARTS;

    @Option(
            names = "--replication",
            defaultValue = "1",
            description = "copies, where there are as many DataNodes (${DEFAULT-VALUE})")
    private int replication = 1;

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, PanalException {
        requireUsable();
        Checkout checkout = Checkout.find();
        Path directory = options.emptyWork(checkout);
        Figures figures = new Figures();
        int basePort = new FreePorts(new Random())
                .base(nodes.stream().max(Integer::compare).orElse(1));
        NodesGrowth.Work amount = options.quick()
                ? new NodesGrowth.Work(8L << 20, 16, replication)
                : new NodesGrowth.Work(512L << 20, 800, replication);
        NodesGrowth byNodes = new NodesGrowth(checkout, directory, basePort, amount, options.steadiness(), figures);
        GrowthReport report = new GrowthReport(Machine.description(directory), byNodes.kinds(), nodes, clients, files);
        Path file = options.report(checkout, "-growth");
        try (EarlyEnd prepared = EarlyEnd.prepare(spec.commandLine().getErr()::println)) {
            for (int count : only.contains("nodes") ? nodes : List.<Integer>of()) {
                byNodes.run(count, clients, rounds(true));
                Files.write(file, report.lines(figures));
            }
            if (only.contains("files")) {
                new FilesGrowth(directory, basePort, figures).run(files, rounds(false));
            }
        }
        List<String> lines = report.lines(figures);
        Files.write(file, lines);
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void requireUsable() {
        Amounts.requirePositive(spec.commandLine(), "--runs", List.of(runs));
        Amounts.requirePositive(spec.commandLine(), "--nodes", nodes);
        Amounts.requirePositive(spec.commandLine(), "--clients", clients);
        Amounts.requirePositive(spec.commandLine(), "--files", files);
        Amounts.requirePositive(spec.commandLine(), "--replication", List.of(replication));
        Amounts.requireKnown(spec.commandLine(), "part", only, PARTS);
    }

    /** One that warms up, where it matters, and those that count. */
    private List<Round> rounds(boolean warmFirst) {
        PrintWriter progress = spec.commandLine().getErr();
        List<Round> rounds = new ArrayList<>();
        for (int number = warmFirst ? 0 : 1; number <= (options.quick() ? 1 : runs); number++) {
            rounds.add(new Round(number, number == 0, line -> {
                progress.println(line);
                progress.flush();
            }));
        }
        return rounds;
    }
}
