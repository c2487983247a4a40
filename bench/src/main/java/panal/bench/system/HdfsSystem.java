package panal.bench.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Hadoop's file system: a NameNode and DataNodes, a JVM each, with the heaps that the JVM chooses by itself. */
public final class HdfsSystem implements SystemUnderTest {
    private static final String SERVER = "org.apache.hadoop.hdfs.server.";
    private static final long PATIENCE_SECONDS = 30;

    /**
     * After a close, Hadoop's client asks whether the file is complete; as long as no DataNode has reported its last block
     * it sleeps, 400 ms at first. Tuned, it asks again after a millisecond: without it HDFS makes half as many small files.
     */
    private static final List<String> TUNED = List.of(
            "dfs.client.block.write.locateFollowingBlock.initial.delay.ms=1",
            "dfs.client.block.write.locateFollowingBlock.max.delay.ms=400",
            "dfs.client.block.write.locateFollowingBlock.retries=40");

    /** So that a client that waits for a start notices it at once, as ours does. */
    private static final List<String> PROMPT =
            List.of("ipc.client.connect.max.retries=0", "ipc.client.connect.retry.interval=20");

    private final Path root;
    private final HdfsLibraries libraries;
    private final HdfsConfiguration configuration;
    private final int dataNodes;
    private final Map<String, Process> running = new LinkedHashMap<>();

    /** Keeps everything in {@code root}, which is made. */
    public HdfsSystem(HdfsLibraries libraries, Path root, int basePort, int dataNodes) {
        this.root = root;
        this.libraries = libraries;
        this.configuration = new HdfsConfiguration(root, basePort, dataNodes);
        this.dataNodes = dataNodes;
    }

    @Override
    public String name() {
        return "HDFS";
    }

    /** Formatting a new NameNode is part of the start, as founding a new cluster is of Panal's. */
    @Override
    public Starting start(Durability durability) throws IOException {
        configuration.write(durability);
        if (!Files.exists(configuration.data("nn"))) {
            hadoop("format", "nn", List.of(SERVER + "namenode.NameNode", "-format", "-force", "-nonInteractive"))
                    .run();
        }
        launch("nn", SERVER + "namenode.NameNode");
        for (int slot = 1; slot <= dataNodes; slot++) {
            launch("dn" + slot, SERVER + "datanode.DataNode");
        }
        return configuration::awaitLiveDataNodes;
    }

    private void launch(String who, String mainClass) throws IOException {
        running.put(who, hadoop(who, who, List.of(mainClass)).start());
    }

    @Override
    public void stop() throws IOException {
        List<Process> ending = new ArrayList<>(running.values());
        ending.forEach(Process::destroy);
        try {
            for (Process process : ending) {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException interrupted) {
            ending.forEach(Process::destroyForcibly);
            Thread.currentThread().interrupt();
        }
        running.clear();
    }

    @Override
    public void erase() throws IOException {
        Directories.delete(root.resolve("data"));
    }

    @Override
    public List<ServerProcess> servers() {
        return running.entrySet().stream()
                .map(entry -> new ServerProcess(entry.getKey(), entry.getValue().pid()))
                .toList();
    }

    @Override
    public ProgramCall client(Durability durability) {
        List<String> words =
                new ArrayList<>(List.of("panal.bench.client.ClientMain", "panal.bench.hdfs.HdfsConnector"));
        words.add("uri=" + configuration.uri());
        words.addAll(TUNED);
        words.addAll(PROMPT);
        return hadoop("clients", "client", words);
    }

    @Override
    public ProgramCall listing(String directory) {
        return hadoop("listing", "client", List.of("org.apache.hadoop.fs.FsShell", "-ls", directory));
    }

    @Override
    public ProgramCall search(String directory) {
        return hadoop("search", "client", List.of("org.apache.hadoop.fs.FsShell", "-find", directory));
    }

    @Override
    public ProgramCall upload(Path local, String path, int replication, Durability durability) {
        List<String> words = new ArrayList<>(List.of("org.apache.hadoop.fs.FsShell"));
        TUNED.forEach(setting -> words.addAll(List.of("-D", setting)));
        words.addAll(List.of("-D", "dfs.replication=" + replication, "-put", local.toString(), path));
        return hadoop("upload", "client", words);
    }

    @Override
    public List<Path> stores() {
        return IntStream.rangeClosed(1, dataNodes)
                .mapToObj(slot -> configuration.data("dn" + slot))
                .toList();
    }

    /** Opens of packages that Hadoop looks into, as its own scripts do for JDK 17. */
    private ProgramCall hadoop(String log, String who, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(Checkout.java(), "-Djava.net.preferIPv4Stack=true"));
        for (String opened : List.of("lang", "util", "net", "nio", "util.concurrent", "security")) {
            words.addAll(List.of("--add-opens", "java.base/java." + opened + "=ALL-UNNAMED"));
        }
        words.addAll(List.of("--add-exports", "java.base/sun.net.dns=ALL-UNNAMED"));
        List<String> path = new ArrayList<>(List.of(
                configuration.directory(who).toString(), configuration.web().toString(), libraries.classPath()));
        if (arguments.get(0).startsWith("panal.")) {
            path.add(libraries.adapter().toString());
            // Last: Hadoop's own versions of libraries that both have come first.
            path.add(Checkout.classPath());
        }
        words.addAll(List.of("-cp", String.join(File.pathSeparator, path)));
        words.addAll(arguments);
        return new ProgramCall(words, Map.of(), root.resolve("log").resolve(log + ".log"));
    }
}
