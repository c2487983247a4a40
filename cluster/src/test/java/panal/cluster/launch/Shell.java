package panal.cluster.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import panal.protocol.config.Home;

/** Runs scripts of this checkout against a home and ports of their own, as a user would from a terminal. */
final class Shell {
    private static final long PATIENCE_SECONDS = 240;

    private final Map<String, String> environment;

    Shell(Path home, int basePort) {
        environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(key -> key.startsWith("PANAL_"));
        environment.put("PANAL_HOME", home.toString());
        environment.put("PANAL_PORT", Integer.toString(basePort));
        environment.put("PANAL_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    }

    static Path checkout() {
        return Home.checkout().orElseThrow();
    }

    static Path script(String name) {
        return checkout().resolve("scripts").resolve(name);
    }

    /** What a command left behind. */
    record Outcome(String command, int exit, String output, String errors) {
        Outcome mustSucceed() {
            if (exit != 0) {
                throw new AssertionError("expected exit 0 from " + this);
            }
            return this;
        }

        @Override
        public String toString() {
            return command + "\nexit " + exit + "\n" + output + errors;
        }
    }

    /** Runs a program with its arguments in {@code directory}. */
    Outcome run(Path directory, String... words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("shell", ".out");
        Path errors = Files.createTempFile("shell", ".err");
        Process process = builder(directory, words)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(List.of(words) + " still runs after " + PATIENCE_SECONDS + " s\n"
                    + Files.readString(output) + Files.readString(errors));
        }
        Outcome outcome = new Outcome(
                String.join(" ", words), process.exitValue(), Files.readString(output), Files.readString(errors));
        Files.delete(output);
        Files.delete(errors);
        return outcome;
    }

    /** Starts a program and leaves it running; its output goes to {@code output}. */
    Process start(Path directory, Path output, String... words) throws IOException {
        return builder(directory, words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private ProcessBuilder builder(Path directory, String... words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
