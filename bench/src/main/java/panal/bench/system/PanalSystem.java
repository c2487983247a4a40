package panal.bench.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Panal as its users start it: with the scripts. */
public final class PanalSystem implements SystemUnderTest {
    private static final String HEAP_OF_A_CLIENT = "-Xmx256m";
    private static final String PID_FILE = ".pid";

    private final Checkout checkout;
    private final Path home;
    private final int basePort;
    private final int dataNodes;

    /** Keeps everything in {@code home}, which is made. */
    public PanalSystem(Checkout checkout, Path home, int basePort, int dataNodes) {
        this.checkout = checkout;
        this.home = home;
        this.basePort = basePort;
        this.dataNodes = dataNodes;
    }

    @Override
    public String name() {
        return "Panal";
    }

    @Override
    public Starting start(Durability durability) throws IOException {
        ProgramCall script = script("server/StartAllServices", "--nodes", Integer.toString(dataNodes));
        Process process = script.start();
        return () -> script.await(process);
    }

    @Override
    public void stop() throws IOException {
        script("server/StopAllServices").run();
    }

    @Override
    public void erase() throws IOException {
        Directories.delete(home);
    }

    @Override
    public List<ServerProcess> servers() {
        Path run = home.resolve("run");
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run)) {
            List<ServerProcess> servers = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(PID_FILE)) {
                    servers.add(new ServerProcess(
                            name.substring(0, name.length() - PID_FILE.length()),
                            Long.parseLong(Files.readString(file).strip())));
                }
            }
            return servers;
        } catch (IOException failed) {
            throw new IllegalStateException("cannot see which processes run in " + run + ": " + failed, failed);
        }
    }

    @Override
    public ProgramCall client(Durability durability) {
        return clientOf(home, basePort, durability, messages("client"));
    }

    /** A JVM with the client library in it, for the cluster of any home. */
    public static ProgramCall clientOf(Path home, int basePort, Durability durability, Path messages) {
        List<String> words = List.of(
                Checkout.java(),
                HEAP_OF_A_CLIENT,
                "-cp",
                Checkout.classPath(),
                "panal.bench.client.ClientMain",
                "panal.bench.client.PanalConnector",
                "home=" + home,
                "registry=127.0.0.1:" + basePort,
                "durability=" + durability);
        return new ProgramCall(words, Map.of(), messages);
    }

    @Override
    public ProgramCall listing(String directory) {
        return script("client/start_client", "ls", directory);
    }

    @Override
    public ProgramCall search(String directory) {
        return script("client/start_client", "find", directory);
    }

    @Override
    public ProgramCall upload(Path local, String path, int replication, Durability durability) {
        return script(
                "client/start_client",
                "upload",
                "--replication",
                Integer.toString(replication),
                "--durability",
                durability.toString(),
                local.toString(),
                path);
    }

    @Override
    public List<Path> stores() {
        return IntStream.rangeClosed(1, dataNodes)
                .mapToObj(slot -> home.resolve("datanode-" + slot))
                .toList();
    }

    /** Outside the home, which is erased. */
    private Path messages(String program) {
        return home.resolveSibling("panal-messages").resolve(program + ".log");
    }

    private ProgramCall script(String script, String... arguments) {
        List<String> words =
                new ArrayList<>(List.of(checkout.file("scripts/" + script).toString()));
        words.addAll(List.of(arguments));
        Map<String, String> environment = Map.of(
                "PANAL_HOME", home.toString(),
                "PANAL_PORT", Integer.toString(basePort));
        return new ProgramCall(words, environment, messages(script.replaceFirst(".*/", "")));
    }
}
