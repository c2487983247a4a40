package panal.nameserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import panal.testkit.Await;

/** A name server in a process of its own, as people start it. */
final class ChildNameServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready address=127\\.0\\.0\\.1:([0-9]+)");

    private final Process process;
    private final Path says;

    private ChildNameServer(Process process, Path says) {
        this.process = process;
        this.says = says;
    }

    static ChildNameServer start(Path home, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "panal.nameserver.Main",
                "--home",
                home.toString()));
        command.addAll(List.of(options));
        Path says = Files.createTempFile(home, "terminal", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(says.toFile())
                .start();
        return new ChildNameServer(process, says);
    }

    /** Waits until it is ready, and says at which port. */
    int port() {
        Await.until("the name server is ready", () -> READY.matcher(terminal()).find());
        try {
            Matcher ready = READY.matcher(terminal());
            if (!ready.find()) {
                throw new AssertionError("no longer ready: " + terminal());
            }
            return Integer.parseInt(ready.group(1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What it has printed so far. */
    String terminal() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(says, StandardCharsets.UTF_8)) {
            return String.join("\n", reader.lines().toList());
        }
    }

    long pid() {
        return process.pid();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running");
        }
        return process.exitValue();
    }

    /** SIGTERM. */
    void stop() {
        process.destroy();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
