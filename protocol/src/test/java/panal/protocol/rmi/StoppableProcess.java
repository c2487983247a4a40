package panal.protocol.rmi;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import panal.protocol.value.Address;
import panal.testkit.Await;

/** A JVM of its own, which can be stopped with SIGSTOP. Ends with the test. */
final class StoppableProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private final Address address;

    private StoppableProcess(Process process) throws IOException {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith("port ")) {
            // Logging may have something to say about itself.
            line = lines.readLine();
        }
        if (line == null) {
            throw new IOException("the process has ended without saying its port");
        }
        this.address = new Address(HostChoice.LOOPBACK, Integer.parseInt(line.substring(5)));
    }

    /** A process with a node; with that option of the JVM, such as {@code -Dname=value}. */
    static StoppableProcess server(String... jvmOptions) throws IOException {
        return start(ServerProcess.class, List.of(jvmOptions), List.of());
    }

    /** A process that holds the stub of a server's node. */
    static StoppableProcess clientOf(StoppableProcess server) throws IOException {
        return start(ClientProcess.class, List.of(), List.of(Integer.toString(server.address.port())));
    }

    private static StoppableProcess start(Class<?> main, List<String> jvmOptions, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx128m");
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(new File("/dev/null")))
                .start();
        return new StoppableProcess(process);
    }

    Address address() {
        return address;
    }

    /** The next line that the process printed. */
    String line() {
        try {
            return String.valueOf(lines.readLine());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void stop() throws Exception {
        signal("-STOP");
        // A thread that runs is stopped a moment later, and could answer one more call until then.
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        if (Files.isDirectory(tasks)) {
            Await.until("every thread has stopped", () -> allStopped(tasks));
        }
    }

    private static boolean allStopped(Path tasks) throws IOException {
        try (Stream<Path> threads = Files.list(tasks)) {
            for (Path thread : threads.toList()) {
                String state = Files.readString(thread.resolve("stat"));
                if (!state.substring(state.lastIndexOf(')') + 2).startsWith("T")) {
                    return false;
                }
            }
        }
        return true;
    }

    void goOn() throws Exception {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("kill " + signal + " exited with " + exit);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
