package panal.bench.growth;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import panal.bench.system.ClientProcess;
import panal.bench.system.Durability;
import panal.bench.system.PanalSystem;
import panal.cliente.ConnectOptions;
import panal.cliente.Panal;
import panal.cluster.launch.ClusterProbe;
import panal.cluster.launch.JavaCommand;
import panal.cluster.launch.Program;
import panal.cluster.launch.ServicePlan;
import panal.cluster.launch.Topology;
import panal.protocol.error.PanalException;

/** A name server and a NameNode without any DataNode, whose journal can be filled while they are down. For one thread. */
final class LoneNameNode implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long ENDING_SECONDS = 60;

    private final Topology topology;
    private final JavaCommand command =
            new JavaCommand(Program.of(JavaCommand.ownClassPath()), List.of(), Map.of("LC_ALL", "C.UTF-8"), false);
    private final Process nameServer;

    /** Starts a name server, which lives as long as this object. */
    LoneNameNode(Path home, int basePort) throws IOException {
        this.topology = new Topology(home, "127.0.0.1", basePort, 0);
        this.nameServer = start(topology.nameServer());
        awaitOrFail(topology.nameServer(), nameServer, () -> probe().nameServerAnswers());
    }

    /** A NameNode that answers, and how long that took from the start of its process. */
    record Running(Process process, double seconds) {}

    Running start() throws IOException {
        long began = System.nanoTime();
        Process process = start(topology.nameNode());
        awaitOrFail(topology.nameNode(), process, () -> probe().status().isPresent());
        return new Running(process, (System.nanoTime() - began) / 1e9);
    }

    void stop(Running running) throws IOException {
        running.process().destroy();
        await(running.process());
    }

    Path journal() {
        return topology.home().resolve("namenode").resolve("journal");
    }

    /** Bytes of all objects that are alive, as a full collection leaves them. */
    long liveBytes(Running running) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process histogram =
                new ProcessBuilder(jcmd, Long.toString(running.process().pid()), "GC.class_histogram").start();
        try (BufferedReader answer = histogram.inputReader()) {
            return answer.lines()
                    .filter(line -> line.startsWith("Total"))
                    .map(line -> Long.parseLong(line.trim().split("\\s+", -1)[2]))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd told no heap"));
        }
    }

    /** A process of clients of this NameNode. */
    ClientProcess client() throws IOException {
        Path messages = topology.home().resolve("log").resolve("client.out");
        return ClientProcess.start(
                PanalSystem.clientOf(topology.home(), topology.basePort(), Durability.REPLICATED, messages));
    }

    /** The library in this process, logged in. */
    Panal panal() throws PanalException {
        return Panal.connect(ConnectOptions.at(topology.home())
                .withRegistry(topology.nameServer().address().toString()));
    }

    private Process start(ServicePlan plan) throws IOException {
        return command.start(plan, output(plan));
    }

    private Path output(ServicePlan plan) {
        return topology.home().resolve("log").resolve(plan.name() + ".out");
    }

    private ClusterProbe probe() {
        return new ClusterProbe(topology.nameServer().address());
    }

    /** Throws with all that the service has said: its home is removed when the benchmark ends. */
    private void awaitOrFail(ServicePlan plan, Process process, BooleanSupplier condition) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException(plan.name() + " did not start:\n" + Files.readString(output(plan)));
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private static void await(Process process) throws IOException {
        try {
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        nameServer.destroy();
        await(nameServer);
    }
}
