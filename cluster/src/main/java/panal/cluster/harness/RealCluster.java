package panal.cluster.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import panal.cliente.ConnectOptions;
import panal.cliente.Panal;
import panal.cluster.launch.ClusterProbe;
import panal.cluster.launch.JavaCommand;
import panal.cluster.launch.ServicePlan;
import panal.cluster.launch.Topology;
import panal.protocol.error.PanalException;
import panal.protocol.value.Address;
import panal.protocol.value.ClusterStatus;

/**
 * A cluster of real processes on free ports of the loopback interface, with a home of its own. Closing it, or the end of
 * this JVM, kills every process and deletes the home. For one thread.
 */
public final class RealCluster implements AutoCloseable {
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long SHORTEST_STEP_NANOS = 20_000_000L;
    private static final long LONGEST_STEP_NANOS = 250_000_000L;

    private final Topology topology;
    private final ClusterSettings settings;
    private final RealService nameServer;
    private final RealService nameNode;
    private final List<RealService> dataNodes;
    private boolean kept;
    private final Thread atExit = new Thread(this::endAll, "end of a test cluster");

    private RealCluster(Topology topology, ClusterSettings settings) {
        this.topology = topology;
        this.settings = settings;
        JavaCommand command =
                new JavaCommand(BuiltProgram.program(), List.of("-XX:TieredStopAtLevel=1"), environment(), false);
        this.nameServer = service(topology.nameServer().with(settings.nameServerArguments()), command);
        this.nameNode = service(topology.nameNode().with(settings.nameNodeArguments()), command);
        this.dataNodes = IntStream.rangeClosed(1, topology.dataNodes())
                .mapToObj(slot -> service(topology.dataNode(slot).with(settings.dataNodeArguments()), command))
                .toList();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A cluster that takes writes on {@code dataNodes} live DataNodes. */
    public static RealCluster start(int dataNodes) throws IOException {
        return start(ClusterSettings.of(dataNodes));
    }

    /** A cluster that takes writes on as many live DataNodes as {@code settings} says. */
    public static RealCluster start(ClusterSettings settings) throws IOException {
        RealCluster cluster = prepare(settings);
        try {
            cluster.startAll();
            return cluster;
        } catch (IOException | RuntimeException | Error failure) {
            cluster.close();
            throw failure;
        }
    }

    /** A cluster none of whose processes runs yet. */
    public static RealCluster prepare(ClusterSettings settings) throws IOException {
        return prepare(settings, Files.createTempDirectory("panal-cluster-"));
    }

    /** The same in a directory that is there, and empty. */
    public static RealCluster prepare(ClusterSettings settings, Path home) throws IOException {
        int base = new FreePorts(settings.random()).base(settings.dataNodes());
        return new RealCluster(new Topology(home, settings.host(), base, settings.dataNodes()), settings);
    }

    /** Starts what does not run, and waits until the cluster takes writes on all its DataNodes. */
    public void startAll() throws IOException {
        if (!nameServer.alive()) {
            nameServer.start();
        }
        await("the name server answers", () -> probe().nameServerAnswers());
        for (RealService service : services()) {
            if (!service.alive()) {
                service.start();
            }
        }
        awaitLive(dataNodes.size());
    }

    /** Waits until the cluster is out of safe mode and exactly {@code count} DataNodes are live and can be found. */
    public void awaitLive(int count) {
        await(count + " live DataNodes and no safe mode", () -> {
            ClusterStatus status = probe().status().orElseThrow();
            long live = status.nodes().stream()
                    .filter(node -> node.state().equals("live"))
                    .count();
            // Without a live node it takes no writes; that is no safe mode. Asked last, for it asks three times more.
            return live == count
                    && status.safeMode().isEmpty()
                    && (count == 0 || probe().missing(List.of()).isEmpty());
        });
    }

    public Path home() {
        return topology.home();
    }

    public Topology topology() {
        return topology;
    }

    /** The name server's address. */
    public Address registry() {
        return topology.nameServer().address();
    }

    public ClusterProbe probe() {
        return new ClusterProbe(registry());
    }

    public RealService nameServer() {
        return nameServer;
    }

    public RealService nameNode() {
        return nameNode;
    }

    /** Slots count from 1. */
    public RealService dataNode(int slot) {
        return dataNodes.get(slot - 1);
    }

    public List<RealService> dataNodes() {
        return dataNodes;
    }

    public List<RealService> services() {
        List<RealService> all = new ArrayList<>(List.of(nameServer, nameNode));
        all.addAll(dataNodes);
        return all;
    }

    /** The console, at home in this cluster, running in its home directory. */
    public ConsoleProgram console() {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("PANAL_HOME", home().toString());
        environment.put("PANAL_PORT", Integer.toString(topology.basePort()));
        environment.put("PANAL_REGISTRY", registry().toString());
        return new ConsoleProgram(environment, home());
    }

    /** The client library in this JVM, logged in as the cluster's first user; the caller closes it. */
    public Panal client() throws PanalException {
        return Panal.connect(ConnectOptions.at(home()).withRegistry(registry().toString()));
    }

    /** Block files of a DataNode, finished ones only. */
    public List<Path> blockFiles(int slot) throws IOException {
        List<Path> blocks = new ArrayList<>();
        for (Path directory : dataDirectories(slot)) {
            blocks.addAll(DirectoryTree.files(directory.resolve("blocks"), ".blk"));
        }
        return blocks;
    }

    /** Where a DataNode has its blocks. */
    public List<Path> dataDirectories(int slot) {
        List<String> words = dataNode(slot).plan().arguments();
        int option = words.lastIndexOf("--data-dir");
        if (option < 0) {
            return List.of(home().resolve("datanode-" + slot));
        }
        return Stream.of(words.get(option + 1).split(",", -1)).map(Path::of).toList();
    }

    /** Closing leaves the home where it is, for somebody to look at. */
    public void keepHome() {
        kept = true;
    }

    /** Waits for a condition; when it does not come, fails with what every service printed. */
    public void await(String what, Condition condition) {
        long start = System.nanoTime();
        long waited = 0;
        String last = "";
        while (waited < PATIENCE_NANOS) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (Exception notYet) {
                last = notYet.toString();
            }
            // A tenth of what it has taken: who asks more often takes the cores from those that are waited for.
            LockSupport.parkNanos(Math.max(SHORTEST_STEP_NANOS, Math.min(waited / 10, LONGEST_STEP_NANOS)));
            waited = System.nanoTime() - start;
        }
        throw new AssertionError("waited in vain until " + what + " " + last + "\n" + outputs());
    }

    /** The last lines of every service, for a failure's message. */
    public String outputs() {
        StringBuilder all = new StringBuilder();
        for (RealService service : services()) {
            List<String> lines = service.output().lines().toList();
            all.append("--- ").append(service.name()).append(service.alive() ? " (running)\n" : " (not running)\n");
            lines.stream().skip(Math.max(0, lines.size() - 30)).forEach(line -> all.append(line)
                    .append('\n'));
        }
        return all.toString();
    }

    /** Something that becomes true. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    @Override
    public void close() {
        endAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void endAll() {
        services().forEach(RealService::end);
        services().forEach(RealService::awaitEnd);
        try {
            if (!kept) {
                DirectoryTree.delete(home());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RealService service(ServicePlan plan, JavaCommand command) {
        ServiceSetting own = settings.of(plan.name());
        ServicePlan whole = own.host().map(plan::at).orElse(plan).with(own.arguments());
        Path output = home().resolve("log").resolve(plan.name() + ".out");
        return new RealService(whole, command.with(own.environment()), own.before(), output);
    }

    /** This JVM's environment without what would lead to another cluster, and in UTF-8. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(key -> key.startsWith("PANAL_"));
        environment.put("LC_ALL", "C.UTF-8");
        return environment;
    }
}
