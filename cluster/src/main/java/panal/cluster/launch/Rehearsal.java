package panal.cluster.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small cluster that lives for a moment in a temporary home and does of everything a little, so that it can be said which
 * classes its processes load.
 */
final class Rehearsal {
    private static final long PATIENCE_SECONDS = 60;
    private static final int DATA_NODES = 2;
    /** Several packets. */
    private static final int FILE_BYTES = 2_000_000;

    /** What java makes of %p is the process id; every process runs in {@link #home}. */
    private static final String RECORD = "-XX:DumpLoadedClassList=%p.classes";

    private final String classPath;
    private final Path home;
    private final Topology topology;
    private final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);

    Rehearsal(String classPath, Path home) throws IOException {
        this.classPath = classPath;
        this.home = home;
        this.topology = new Topology(home, "127.0.0.1", freeBase(), DATA_NODES);
    }

    /** The files that name the classes; throws when the cluster did not come up. */
    List<Path> run() throws IOException {
        LocalServices services = new LocalServices(topology);
        try {
            launcher("start");
            console();
            launcher("status");
        } finally {
            List<ProcessHandle> all = topology.plans().stream()
                    .flatMap(plan -> services.process(plan.name()).stream())
                    .toList();
            launcher("stop");
            all.forEach(process -> process.onExit().join());
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith(".classes"))
                    .sorted()
                    .toList();
        }
    }

    private void launcher(String command) throws IOException {
        program("panal.cluster.launch.Main", List.of(command), "");
    }

    private void console() throws IOException {
        Path file = Files.write(home.resolve("file"), new byte[FILE_BYTES]);
        Path small = Files.writeString(home.resolve("small"), "small");
        // From the report on by RMI, and before it without: the archive is to have what each of both loads.
        List<String> lines = List.of(
                "mkdir -p /docs",
                "upload " + quoted(file) + " " + quoted(small) + " /docs",
                // To a new name, which the NameNode has to say that it is one.
                "upload " + quoted(small) + " /docs/again",
                "ls -l /docs",
                "ls /docs",
                "stat /docs/small",
                "cat /docs/small",
                "download /docs/file " + quoted(home.resolve("back")),
                "find /docs -name 's*'",
                "tree /docs",
                "du /docs",
                "nodes",
                "df",
                "help",
                "report",
                "upload -f " + quoted(file) + " " + quoted(small) + " /docs",
                "ls -l /docs",
                "cat /docs/small",
                "download /docs/file " + quoted(home.resolve("again")),
                "find /docs -name 's*'",
                "delete -r -y /docs");
        program("panal.cliente.console.Main", List.of("mkdir", "-p", "/docs"), "");
        program("panal.cliente.console.Main", List.of("ls", "/"), "");
        program("panal.cliente.console.Main", List.of(), String.join("\n", lines) + "\n");
        Path script = Path.of("/usr/bin/script");
        if (Files.isExecutable(script)) {
            try {
                onATerminal(script);
            } catch (IOException noTerminal) {
                // An archive without the editor's classes is better than none.
            }
        }
    }

    /** What only a person at a terminal has: the editor, with a path completed. */
    private void onATerminal(Path script) throws IOException {
        List<String> words = java("panal.cliente.console.Main");
        String console = words.stream().map(Rehearsal::quoted).collect(Collectors.joining(" "));
        run(
                List.of(script.toString(), "-qec", "stty cols 100 rows 30; exec " + console, "/dev/null"),
                "mkdir -p /docs\nls /do\t\nhelp upload\nexit\n");
    }

    private void program(String mainClass, List<String> arguments, String input) throws IOException {
        List<String> words = java(mainClass);
        words.addAll(arguments);
        run(words, input);
    }

    private List<String> java(String mainClass) {
        List<String> words = new ArrayList<>(List.of(JavaCommand.java().toString(), RECORD));
        words.addAll(JvmFlags.of("console"));
        words.addAll(List.of("-cp", classPath, mainClass));
        return words;
    }

    private void run(List<String> words, String input) throws IOException {
        Path output = home.resolve("program.out");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment());
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        await(process);
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", words) + " in the rehearsal: " + Files.readString(output));
        }
    }

    private void await(Process process) throws IOException {
        try {
            if (!process.waitFor(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
                throw new IOException("the rehearsal took more than " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** Nothing of the cluster that a person may be using. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(key -> key.startsWith("PANAL_"));
        environment.put("PANAL_HOME", home.toString());
        environment.put("PANAL_PORT", Integer.toString(topology.basePort()));
        environment.put("PANAL_NODES", Integer.toString(DATA_NODES));
        environment.put("PANAL_JAVA_OPTS", RECORD);
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TERM", "xterm");
        return environment;
    }

    private static String quoted(Object word) {
        return "'" + word + "'";
    }

    /** A base whose ports were free a moment ago; when one is taken since, there is no archive this time. */
    private static int freeBase() throws IOException {
        List<Integer> offsets = List.of(0, 1, 11, 12);
        for (int base = 23_000; base < 32_000; base += 64) {
            int candidate = base;
            if (offsets.stream().allMatch(offset -> free(candidate + offset))) {
                return base;
            }
        }
        throw new IOException("no free ports between 23000 and 32000");
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
