package panal.bench.system;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program with its arguments.
 *
 * @param environment all variables that begin with {@code PANAL_} or {@code HADOOP_}; the others are this JVM's
 * @param messages where its standard error, and its standard output unless it is read, go
 */
public record ProgramCall(List<String> words, Map<String, String> environment, Path messages) {
    private static final long PATIENCE_MINUTES = 10;
    private static final int SHOWN = 2_000;

    public ProgramCall {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Starts it, with its output in the messages and without input. */
    public Process start() throws IOException {
        return builder()
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(messages.toFile()))
                .start();
    }

    /** Starts it; the caller writes to its input and reads its output. */
    public Process startToTalkTo() throws IOException {
        return builder()
                .redirectError(ProcessBuilder.Redirect.appendTo(messages.toFile()))
                .start();
    }

    /** Runs it to its end; throws with its last messages when it fails. */
    public void run() throws IOException {
        await(start());
    }

    /** Waits for the end of a process that was started by this call. */
    public void await(Process process) throws IOException {
        boolean ended;
        try {
            ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + words, interrupted);
        } finally {
            process.destroy();
        }
        if (!ended || process.exitValue() != 0) {
            throw new IOException((ended ? "exit " + process.exitValue() : "no end") + " of " + words + "\n" + said());
        }
    }

    /** The end of what it has said. */
    String said() throws IOException {
        if (!Files.exists(messages)) {
            return "";
        }
        String all = Files.readString(messages, StandardCharsets.UTF_8);
        return all.substring(Math.max(0, all.length() - SHOWN));
    }

    private ProcessBuilder builder() throws IOException {
        Files.createDirectories(messages.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(key -> key.startsWith("PANAL_") || key.startsWith("HADOOP_"));
        builder.environment().putAll(environment);
        return builder;
    }
}
