package panal.cluster.campaign;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import panal.cluster.harness.BuiltProgram;

/**
 * Trials in a child process: with a network and mounts of its own if this process has them, so that names, wires and
 * ports of trials at the same time never meet; else with a share of the ports. A child that has died is started anew for
 * the next trial. It ends with this JVM. For one thread.
 */
final class ChildLane implements Lane {
    /** As in {@code cluster/campaign}: a loopback interface, and a place for the names of networks. */
    private static final String INSIDE =
            "ip link set lo up && mount -t tmpfs none /run && mkdir /run/netns && exec \"$@\"";

    private static final long PATIENCE_SECONDS = 60;

    private final List<String> words;
    private final Thread atExit = new Thread(this::end, "end of a lane");
    /** Started by the lane's own thread; ended by any. Guarded by this. */
    private @Nullable Process process;
    /** No other child is started, as one would be when Ctrl-C has ended the last one. Guarded by this. */
    private boolean ended;

    /**
     * Starts nothing yet.
     *
     * @param number of {@code of} lanes, from 0
     * @param isolated whether this process has network and mounts to itself
     */
    ChildLane(int number, int of, boolean isolated) {
        this.words = words(number, of, isolated);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    private static List<String> words(int number, int of, boolean isolated) {
        List<String> words = new ArrayList<>();
        if (isolated) {
            words.addAll(List.of("unshare", "--net", "--mount", "sh", "-c", INSIDE, "campaign"));
        }
        List<String> flags = List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=panal-campaign-logback.xml",
                "-Dpanal.test.processes=" + of,
                "-Dpanal.test.process=" + number);
        words.addAll(BuiltProgram.program().words(flags, Main.class.getName()));
        words.add("--lane");
        if (isolated) {
            words.add("--isolated");
        }
        return words;
    }

    @Override
    public Verdict run(String name, long seed) throws Exception {
        Process child = running();
        try {
            BufferedWriter orders = child.outputWriter(StandardCharsets.UTF_8);
            orders.write(new LaneOrder(name, seed).text() + "\n");
            orders.flush();
            BufferedReader answers = child.inputReader(StandardCharsets.UTF_8);
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                Optional<Verdict> verdict = VerdictLine.parse(line);
                if (verdict.isPresent()) {
                    return verdict.get();
                }
            }
        } catch (IOException broken) {
            child.destroy();
        }
        return Verdict.broken(name, seed, "the process that tried it has ended with " + child.waitFor());
    }

    private synchronized Process running() throws IOException {
        if (ended) {
            throw new IllegalStateException("the lane has ended");
        }
        Process child = process;
        if (child == null || !child.isAlive()) {
            child = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process = child;
        }
        return child;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException endingAlready) {
            // This process ends; the hook does the same.
        }
    }

    /** The child ends its clusters first. */
    private void end() {
        Process child;
        synchronized (this) {
            ended = true;
            child = process;
        }
        if (child != null) {
            child.destroy();
            try {
                if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    child.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
