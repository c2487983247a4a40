package panal.cluster.console;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jline.builtins.ScreenTerminal;
import panal.cluster.harness.BuiltProgram;
import panal.cluster.harness.RealCluster;
import panal.testkit.Await;

/**
 * The console as a process on a pseudo-terminal of its own, which util-linux's {@code script} makes; keys go in, and what
 * comes out is shown on a screen in memory. For one thread.
 */
final class Pty implements AutoCloseable {
    static final String CTRL_C = "\u0003";
    static final String CTRL_D = "\u0004";
    static final String UP = "\u001bOA";
    static final String ENTER = "\r";
    static final String TAB = "\t";

    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final OutputStream keys;
    private final ScreenTerminal screen;
    private final Thread showing;

    private Pty(Process process, int columns, int rows) {
        this.process = process;
        this.keys = process.getOutputStream();
        this.screen = new ScreenTerminal(columns, rows);
        this.showing = new Thread(this::show, "pty");
        showing.setDaemon(true);
        showing.start();
    }

    /** Whether this machine has what makes pseudo-terminals. */
    static boolean canBeMade() {
        return Files.isExecutable(SCRIPT);
    }

    /** A console of this cluster, running in {@code directory}. */
    static Pty console(RealCluster cluster, Path directory, int columns, int rows) throws IOException {
        List<String> java = BuiltProgram.program()
                .words(
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Dfile.encoding=UTF-8"),
                        "panal.cliente.console.Main");
        String command = java.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        // Written to a file first: as one word it may be longer than some systems let a word be.
        Path start = Files.writeString(
                Files.createTempFile(cluster.home(), "console", ".sh"),
                // A build in the background is started with Ctrl-C ignored, and all its children are.
                "stty cols " + columns + " rows " + rows + "\nexec env --default-signal=INT " + command + "\n");
        ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "-qfec", "exec sh " + start, "/dev/null")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("PANAL_") || key.startsWith("LC_"));
        builder.environment().keySet().removeAll(List.of("COLUMNS", "LINES", "NO_COLOR", "PAGER"));
        builder.environment().putAll(environment(cluster));
        return new Pty(builder.start(), columns, rows);
    }

    private static Map<String, String> environment(RealCluster cluster) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PANAL_HOME", cluster.home().toString());
        environment.put("PANAL_PORT", Integer.toString(cluster.topology().basePort()));
        environment.put("PANAL_REGISTRY", cluster.registry().toString());
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("LANG", "C.UTF-8");
        environment.put("TERM", "xterm-256color");
        environment.put("TZ", "UTC");
        environment.put("SHELL", "/bin/sh");
        return environment;
    }

    private void show() {
        char[] some = new char[4_096];
        try (Reader out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            for (int count = out.read(some); count >= 0; count = out.read(some)) {
                screen.write(new String(some, 0, count));
            }
        } catch (IOException ended) {
            // So does the screen then.
        }
    }

    void type(String typed) {
        try {
            keys.write(typed.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(text(), gone);
        }
    }

    /** What the screen shows, without what is blank at the end of lines and below the last. */
    String text() {
        return screen.toString()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }

    List<String> lines() {
        return text().lines().toList();
    }

    /** The line that the screen shows last. */
    String lastLine() {
        List<String> lines = lines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** Waits until the screen shows it. */
    void await(String what, Predicate<String> shown) {
        try {
            Await.until(what, PATIENCE, () -> shown.test(text()));
        } catch (AssertionError never) {
            throw new AssertionError(never.getMessage() + "; the screen shows\n" + text(), never);
        }
    }

    /** Waits until the console waits for a line. */
    void awaitPrompt() {
        await("there is a prompt", text -> lastLine().endsWith(">"));
    }

    /** Types a command and waits until it is done; gives the lines that it printed. */
    List<String> run(String command) {
        int before = lines().size();
        type(command + ENTER);
        await(
                command + " is done",
                text -> lines().size() > before && lastLine().endsWith(">"));
        List<String> after = lines();
        return after.subList(before, after.size() - 1);
    }

    /** Waits until the process has ended, and says how. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the console still runs; the screen shows\n" + text());
        }
        showing.join(PATIENCE.toMillis());
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        keys.close();
    }
}
