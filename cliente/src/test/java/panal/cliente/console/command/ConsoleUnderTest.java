package panal.cliente.console.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import panal.cliente.ConnectOptions;
import panal.cliente.Panal;
import panal.cliente.console.input.StandardInput;
import panal.cliente.console.output.Screen;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.Shell;

/** Runs commands as a person or a script would, and keeps what they print. */
final class ConsoleUnderTest implements Closeable {
    private final MemoryCluster cluster;
    private final Path home;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] input = {};
    private boolean attended;
    /** Of the terminal; 0 when there is none. */
    private int columns;

    private boolean readsCommands;
    private final List<ConnectOptions> opened = new ArrayList<>();

    ConsoleUnderTest(Path home) throws Exception {
        this.home = home;
        this.cluster = new MemoryCluster(home);
    }

    MemoryTree tree() {
        return cluster.tree();
    }

    MemoryCluster cluster() {
        return cluster;
    }

    /** What the next command finds on standard input, as a script gives it. */
    ConsoleUnderTest withInput(byte[] bytes) {
        input = bytes;
        attended = false;
        return this;
    }

    /** What a person types when the next command asks. */
    ConsoleUnderTest withAnswers(String lines) {
        input = lines.getBytes(StandardCharsets.UTF_8);
        attended = true;
        return this;
    }

    /** From now on what is printed is shown on a terminal of so many columns. */
    ConsoleUnderTest onTerminal(int wide) {
        columns = wide;
        return this;
    }

    /** The next commands are typed by a person, one after the other. */
    ConsoleUnderTest readingCommands() {
        attended = true;
        readsCommands = true;
        return this;
    }

    /** Runs one command with the options that lead to this cluster; says its exit code. */
    int run(String... words) {
        List<String> all = new ArrayList<>(List.of(
                "--home", home.toString(), "--registry", cluster.address().toString()));
        all.addAll(List.of(words));
        return runPlain(Map.of(), all);
    }

    /** What leads a command without options to this cluster, and one more variable. */
    Map<String, String> environment(String variable, String value) {
        return Map.of(
                "PANAL_HOME",
                home.toString(),
                "PANAL_REGISTRY",
                cluster.address().toString(),
                variable,
                value);
    }

    /** Runs one command without any options of its own. */
    int runPlain(Map<String, String> environment, List<String> words) {
        out = new ByteArrayOutputStream();
        err = new ByteArrayOutputStream();
        Screen screen = new Screen(out, err, columns > 0, false, false, () -> columns);
        StandardInput standardInput = StandardInput.of(new ByteArrayInputStream(input), attended);
        Clock clock = Clock.fixed(Instant.ofEpochMilli(MemoryTree.MODIFIED + 3_600_000), ZoneOffset.UTC);
        Shell.Opener opener = (options, link) -> {
            opened.add(options);
            return Panal.connect(options, link);
        };
        try (Shell shell = new Shell(screen, standardInput, clock, opener, environment)) {
            if (readsCommands) {
                shell.readFrom(shell.lines());
            }
            return new Commands(shell).run(Choice.NONE, words, choice -> 99);
        }
    }

    /** How the last command that opened the cluster did so. */
    ConnectOptions lastOpened() {
        return opened.get(opened.size() - 1);
    }

    String homeText() {
        return home.toString();
    }

    /** A shell that nobody has typed anything into. */
    Shell shell() {
        StandardInput none = StandardInput.of(new ByteArrayInputStream(new byte[0]), false);
        return new Shell(new Screen(out, err, false, false), none, Clock.systemUTC(), Panal::connect, Map.of());
    }

    /** What the last command wrote to standard output. */
    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    byte[] bytesOut() {
        return out.toByteArray();
    }

    /** What the last command wrote to standard error. */
    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
