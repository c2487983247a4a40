package panal.cluster.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a service becomes a process: which java, which class path, which flags. Immutable.
 *
 * @param classPath what {@code -cp} gets; it holds every module
 * @param archives class data that makes a start cheaper
 * @param flags JVM flags of every service
 * @param environment all that the process finds in its environment
 * @param detached whether the process gets a session of its own, so that the terminal's end does not end it
 */
public record JavaCommand(
        String classPath, Archives archives, List<String> flags, Map<String, String> environment, boolean detached) {
    public JavaCommand {
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /**
     * The flags that a service runs with unless the caller thinks otherwise. The serial collector keeps six processes on
     * one machine small; RMI's hourly full collection would only disturb.
     */
    public static List<String> usualFlags() {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dsun.rmi.dgc.server.gcInterval=3600000",
                "-Dsun.rmi.dgc.client.gcInterval=3600000");
    }

    /** The usual flags, and behind them, so that they win, the words of {@code more}. */
    static List<String> usualFlags(String more) {
        List<String> flags = new ArrayList<>(usualFlags());
        flags.addAll(more.isBlank() ? List.of() : List.of(more.strip().split("\\s+", -1)));
        return flags;
    }

    /** This JVM's own class path, with every entry absolute, because a service may run in another directory. */
    public static String ownClassPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    List<String> words(ServicePlan plan) {
        List<String> words = new ArrayList<>();
        if (detached) {
            detacher().ifPresent(words::add);
        }
        words.add(java().toString());
        words.add("-Xmx" + plan.heapMiB() + "m");
        archives.flag(plan).ifPresent(words::add);
        words.addAll(flags);
        words.add("-cp");
        words.add(classPath);
        words.add(plan.mainClass());
        words.addAll(plan.arguments());
        return words;
    }

    /** Starts the service; what it prints goes to {@code output}, and its input is empty. */
    public Process start(ServicePlan plan, Path output) throws IOException {
        Files.createDirectories(output.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(words(plan))
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** {@code setsid} where there is one, else {@code nohup}; both keep the process id, for they only exec. */
    private static Optional<String> detacher() {
        for (String program : List.of("setsid", "nohup")) {
            for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
                if (Files.isExecutable(Path.of(directory, program))) {
                    return Optional.of(program);
                }
            }
        }
        return Optional.empty();
    }
}
