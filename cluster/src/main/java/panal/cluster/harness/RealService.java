package panal.cluster.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import panal.cluster.launch.JavaCommand;
import panal.cluster.launch.ServicePlan;

/** One service of a {@link RealCluster}: a process that can be hurt. For one thread. */
public final class RealService {
    private static final long PATIENCE_SECONDS = 30;

    private final ServicePlan plan;
    private final JavaCommand command;
    private final List<String> before;
    private final Path output;
    private @Nullable Process process;
    private Instant startedAt = Instant.MAX;

    /** {@code before} stands in front of {@code java}. */
    RealService(ServicePlan plan, JavaCommand command, List<String> before, Path output) {
        this.plan = plan;
        this.command = command;
        this.before = List.copyOf(before);
        this.output = output;
    }

    public String name() {
        return plan.name();
    }

    public ServicePlan plan() {
        return plan;
    }

    /** Starts it again, or for the first time, without waiting until it is ready. */
    public void start() throws IOException {
        if (alive()) {
            throw new IllegalStateException(name() + " runs already");
        }
        startedAt = Instant.now();
        process = command.start(before, plan, output);
    }

    public boolean alive() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return running().pid();
    }

    /** When it was started last; whatever is older is an earlier process's. */
    public Instant startedAt() {
        return startedAt;
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() {
        running().destroyForcibly();
        awaitExit();
    }

    /** {@code kill -TERM}; returns the exit code when the process is gone. */
    public int stop() {
        running().destroy();
        return awaitExit();
    }

    /** {@code kill -STOP}: the process keeps its connections and says nothing. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    /** The exit code, when the process has ended by itself or after a signal. */
    public int awaitExit() {
        Process ending = running();
        try {
            if (!ending.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(name() + " still runs after " + PATIENCE_SECONDS + " s\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + name() + " ended", e);
        }
        return ending.exitValue();
    }

    /** What it has printed since its last start. */
    public String output() {
        try {
            return Files.exists(output) ? Files.readString(output) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it whatever state it is in; for the end of a test. */
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    void awaitEnd() {
        if (process != null) {
            awaitExit();
        }
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(pid())))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("could not send SIG" + signal + " to " + name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Process running() {
        if (process == null) {
            throw new IllegalStateException(name() + " was never started");
        }
        return process;
    }
}
