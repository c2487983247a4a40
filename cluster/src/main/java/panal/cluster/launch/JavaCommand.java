package panal.cluster.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a service becomes a process: which java, which jars, which flags. Immutable.
 *
 * @param flags JVM flags behind those that its kind of service has anyway, so that they win
 * @param environment all that the process finds in its environment
 * @param detached whether the process gets a session of its own, so that the terminal's end does not end it
 */
public record JavaCommand(Program program, List<String> flags, Map<String, String> environment, boolean detached) {
    public JavaCommand {
        flags = List.copyOf(flags);
        environment = Map.copyOf(environment);
    }

    /** The same with more in the environment. */
    public JavaCommand with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new JavaCommand(program, flags, all, detached);
    }

    /** The words of {@code PANAL_JAVA_OPTS}. */
    static List<String> flags(String more) {
        return more.isBlank() ? List.of() : List.of(more.strip().split("\\s+", -1));
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
        List<String> all = new ArrayList<>(JvmFlags.of(plan.module()));
        all.addAll(flags);
        words.addAll(program.words(all, plan.mainClass()));
        words.addAll(plan.arguments());
        return words;
    }

    /** Starts the service; what it prints goes to {@code output}, and its input is empty. */
    public Process start(ServicePlan plan, Path output) throws IOException {
        return start(List.of(), plan, output);
    }

    /** The same by another program, such as {@code ip netns exec NAME}, which {@code before} names. */
    public Process start(List<String> before, ServicePlan plan, Path output) throws IOException {
        Files.createDirectories(output.toAbsolutePath().getParent());
        List<String> all = new ArrayList<>(before);
        all.addAll(words(plan));
        ProcessBuilder builder = new ProcessBuilder(all)
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

    static Path java() {
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
