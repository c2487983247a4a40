package panal.cluster.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A client that works as a process of its own and writes down what it was acknowledged, until it is killed. */
public final class ClientProcess implements AutoCloseable {
    private static final String PROGRAM = "panal.cluster.workload.ClientProgram";
    private static final long BLOCK_SIZE = 1L << 20;

    private final Process process;
    private final Path ledger;

    private ClientProcess(Process process, Path ledger) {
        this.process = process;
        this.ledger = ledger;
    }

    /**
     * Starts one that works in {@code directory} of the cluster.
     *
     * @param ledger where it writes its lines
     */
    public static ClientProcess start(RealCluster cluster, String directory, long seed, int replication, Path ledger)
            throws IOException {
        List<String> words = BuiltProgram.program()
                .words(
                        List.of(
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-Dlogback.configurationFile=panal-console-logback.xml"),
                        PROGRAM);
        words.addAll(List.of(
                cluster.home().toString(),
                cluster.registry().toString(),
                directory,
                Long.toString(seed),
                Integer.toString(replication),
                Long.toString(BLOCK_SIZE),
                ledger.toString()));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(Path.of(ledger + ".out").toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("PANAL_"));
        return new ClientProcess(builder.start(), ledger);
    }

    public Path ledger() {
        return ledger;
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() {
        close();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
