package panal.cluster.harness;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The console as a child process, one command a run. Thread-safe; runs may overlap. */
public final class ConsoleProgram {
    private static final long PATIENCE_SECONDS = 180;

    private final Map<String, String> environment;
    private final Path directory;

    /** Commands run in {@code directory}, with nothing but {@code environment} in their environment. */
    public ConsoleProgram(Map<String, String> environment, Path directory) {
        this.environment = Map.copyOf(environment);
        this.directory = directory;
    }

    /** The same with one more variable in the environment. */
    public ConsoleProgram with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new ConsoleProgram(more, directory);
    }

    public ConsoleRun run(String... words) {
        return runWithInput(InputStream.nullInputStream(), words);
    }

    public ConsoleRun runWithInput(byte[] input, String... words) {
        return runWithInput(new ByteArrayInputStream(input), words);
    }

    /** Runs one command to its end; {@code input} is read to its end, too. */
    public ConsoleRun runWithInput(InputStream input, String... words) {
        try {
            Path output = Files.createTempFile(directory, "console", ".out");
            Path errors = Files.createTempFile(directory, "console", ".err");
            Process process = builder(List.of(words))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            feed(process, input);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        List.of(words) + " still runs after " + PATIENCE_SECONDS + " s\n" + Files.readString(errors));
            }
            ConsoleRun run = new ConsoleRun(
                    List.of(words), process.exitValue(), Files.readAllBytes(output), Files.readString(errors));
            Files.delete(output);
            Files.delete(errors);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Runs a command that is expected to do its work; fails with all that it said when it does not. */
    public ConsoleRun ok(String... words) {
        ConsoleRun run = run(words);
        if (run.exit() != 0) {
            throw new AssertionError("expected exit 0 from " + run);
        }
        return run;
    }

    /** Starts a command and leaves it running; the caller ends it. */
    public Process start(String... words) throws IOException {
        return builder(List.of(words)).start();
    }

    private ProcessBuilder builder(List<String> words) {
        List<String> command = BuiltProgram.program()
                .words(
                        List.of(
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-Dsun.stdout.encoding=UTF-8",
                                "-Dfile.encoding=UTF-8"),
                        "panal.cliente.console.Main");
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static void feed(Process process, InputStream input) throws IOException {
        try (OutputStream to = process.getOutputStream()) {
            input.transferTo(to);
        } catch (IOException closedEarly) {
            // The command did not want (all of) its input; its exit code and messages say why.
            if (process.isAlive() && !String.valueOf(closedEarly.getMessage()).contains("pipe")) {
                throw closedEarly;
            }
        }
    }
}
