package panal.cluster.lan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import panal.cluster.harness.BuiltProgram;
import panal.testkit.Await;

/** A machine of a {@link Lan}: a home of its own, and programs that run there. Closing it kills them. For one thread. */
final class Machine implements AutoCloseable {
    /** What a program left behind. */
    record Run(int exit, String output, String errors) {}

    private static final long PATIENCE_SECONDS = 120;

    private final Lan lan;
    private final String name;
    private final Path home;
    private final List<Process> services = new ArrayList<>();

    Machine(Lan lan, String name, Path homes) throws IOException {
        this.lan = lan;
        this.name = name;
        this.home = Files.createDirectories(homes.resolve(name));
    }

    String address() {
        return lan.address(name);
    }

    Path home() {
        return home;
    }

    /** Starts a service that listens on the machine's address, and waits until it says that it is ready. */
    void serve(String mainClass, String... options) throws IOException {
        serveAt(address(), mainClass, List.of(options));
    }

    /** The same for a service that nobody told where to listen. */
    void serveOnLoopback(String mainClass, String... options) throws IOException {
        serveAt("127.0.0.1", mainClass, List.of(options));
    }

    private void serveAt(String host, String mainClass, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(options);
        words.addAll(List.of("--host", host));
        Path says = Files.createTempFile(home, "service", ".txt");
        Process service = builder(mainClass, words)
                .redirectErrorStream(true)
                .redirectOutput(says.toFile())
                .start();
        services.add(service);
        Await.until(mainClass + " is ready on " + name, () -> {
            String said = Files.readString(says);
            if (!service.isAlive()) {
                throw new AssertionError(mainClass + " ended on " + name + ": " + said);
            }
            return said.contains("ready address=" + host);
        });
    }

    /** Runs a program to its end. */
    Run run(String mainClass, String... options) throws IOException, InterruptedException {
        Path output = Files.createTempFile(home, "run", ".out");
        Path errors = Files.createTempFile(home, "run", ".err");
        Process process = builder(mainClass, List.of(options))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        services.add(process);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError(mainClass + " still runs on " + name + ": " + Files.readString(errors));
        }
        return new Run(process.exitValue(), Files.readString(output), Files.readString(errors));
    }

    /** Runs one command of the console and expects it to succeed; what it wrote to standard output. */
    String console(String... words) throws IOException, InterruptedException {
        Run run = run("panal.cliente.console.Main", words);
        if (run.exit() != 0) {
            throw new AssertionError(String.join(" ", words) + " on " + name + ": " + run);
        }
        return run.output().strip();
    }

    @Override
    public void close() {
        services.forEach(Process::destroyForcibly);
        for (Process service : services) {
            try {
                service.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ProcessBuilder builder(String mainClass, List<String> options) {
        List<String> java = BuiltProgram.program()
                .words(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"), mainClass);
        java.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(lan.on(name, java)).directory(home.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PANAL_"));
        builder.environment().put("PANAL_HOME", home.toString());
        return builder;
    }
}
