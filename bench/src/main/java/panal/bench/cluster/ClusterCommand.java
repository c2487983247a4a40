package panal.bench.cluster;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import panal.bench.machine.Machine;
import panal.bench.measure.Amounts;
import panal.bench.measure.RunOptions;
import panal.bench.report.Figures;
import panal.bench.system.Checkout;
import panal.bench.system.Durability;
import panal.bench.system.EarlyEnd;
import panal.bench.system.HdfsLibraries;
import panal.bench.system.HdfsSystem;
import panal.bench.system.PanalSystem;
import panal.bench.system.SystemUnderTest;
import panal.cluster.harness.FreePorts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The table of a whole cluster beside the machine's limits and HDFS. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        description = "Measures a cluster on this machine beside the machine's limits, and beside HDFS.")
public final class ClusterCommand implements Callable<Integer> {
    @Option(names = "--runs", defaultValue = "5", description = "rounds whose median counts (${DEFAULT-VALUE})")
    private int runs = 5;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "JOB",
            description = "big, par, small, oneshot, start, memory; all unless said")
    private List<String> only = Jobs.NAMES;

    @Option(names = "--replication", split = ",", defaultValue = "1,3", description = "copies (${DEFAULT-VALUE})")
    private List<Integer> replication = List.of(1, 3);

    @Option(
            names = "--durability",
            split = ",",
            defaultValue = "replicated,synced",
            description = "replicated, synced (${DEFAULT-VALUE})")
    private List<String> durability = List.of("replicated", "synced");

    @Option(names = "--nodes", defaultValue = "4", description = "DataNodes of each system (${DEFAULT-VALUE})")
    private int nodes = 4;

    @Option(
            names = "--hdfs",
            negatable = true,
            description = "whether HDFS runs beside it; when not said, where its jars can be resolved")
    private @Nullable Boolean hdfs;

    @Mixin
    private RunOptions options = new RunOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        requireUsable();
        Checkout checkout = Checkout.find();
        Path directory = options.emptyWork(checkout);
        PrintWriter progress = spec.commandLine().getErr();
        List<SystemUnderTest> systems = systems(checkout, directory, progress);
        ClusterRun.Settings settings = new ClusterRun.Settings(
                new Jobs(Set.copyOf(only), replication, sizes()),
                sizes(),
                options.quick() ? 1 : runs,
                durabilities(),
                directory,
                options.steadiness());
        ClusterReport report = new ClusterReport(
                Machine.description(directory), circumstances(), names(systems), sizes(), durabilities());
        Path file = options.report(checkout, "");
        long began = System.nanoTime();
        ClusterRun run = new ClusterRun(settings, systems, line -> {
            progress.printf("%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, line);
            progress.flush();
        });
        Figures figures;
        try (EarlyEnd prepared = EarlyEnd.prepare(progress::println)) {
            figures = run.run(soFar -> Files.write(file, report.lines(soFar)));
        }
        Files.write(file, report.lines(figures));
        report.lines(figures).forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Sizes sizes() {
        return options.quick() ? Sizes.QUICK : Sizes.FULL;
    }

    private void requireUsable() {
        Amounts.requirePositive(spec.commandLine(), "--runs", List.of(runs));
        Amounts.requirePositive(spec.commandLine(), "--nodes", List.of(nodes));
        Amounts.requirePositive(spec.commandLine(), "--replication", replication);
        Amounts.requireKnown(spec.commandLine(), "job", only, Jobs.NAMES);
        durabilities();
    }

    private List<Durability> durabilities() {
        try {
            return durability.stream()
                    .map(name -> Durability.valueOf(name.toUpperCase(Locale.ROOT)))
                    .toList();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "durability is replicated or synced, not " + durability);
        }
    }

    private List<SystemUnderTest> systems(Checkout checkout, Path directory, PrintWriter progress) throws IOException {
        FreePorts ports = new FreePorts(new Random());
        int base = ports.base(nodes);
        List<SystemUnderTest> systems = new ArrayList<>();
        systems.add(new PanalSystem(checkout, directory.resolve("panal"), base, nodes));
        boolean wanted = hdfs == null ? !options.quick() : hdfs;
        if (wanted) {
            try {
                HdfsLibraries libraries = HdfsLibraries.make(checkout);
                systems.add(new HdfsSystem(libraries, directory.resolve("hdfs"), otherThan(base, ports), nodes));
            } catch (IOException notToBeHad) {
                if (hdfs != null) {
                    throw notToBeHad;
                }
                progress.println("panal: without HDFS, whose jars cannot be resolved: " + notToBeHad.getMessage());
            }
        }
        return systems;
    }

    private int otherThan(int taken, FreePorts ports) {
        int base = ports.base(nodes);
        while (base == taken) {
            base = ports.base(nodes);
        }
        return base;
    }

    private static List<String> names(List<SystemUnderTest> systems) {
        return systems.stream()
                .map(SystemUnderTest::name)
                .filter(name -> !name.equals("Panal"))
                .toList();
    }

    private List<String> circumstances() {
        return List.of(
                "date: " + LocalDate.now(ZoneOffset.UTC),
                "DataNodes of each system: " + nodes,
                "rounds: " + (options.quick() ? "1, quick: these figures show that it works, and nothing else" : runs),
                "copies: " + replication + ", durability: " + durability);
    }
}
