package panal.cluster.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * The last step of a build: copies the jars to where clusters run from, and lets a small cluster live for a moment in a
 * temporary home, so that each service leaves a class-data archive behind.
 */
@Command(name = "prepare", hidden = true, description = "Makes starts cheaper; part of the build.")
final class PrepareCommand implements Callable<Integer> {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    @Override
    public Integer call() throws IOException {
        StagedJars jars = StagedJars.of(JavaCommand.ownClassPath(), StagedJars::usedByAProcess);
        Optional<Path> archives = jars.archives();
        if (archives.isPresent() && !made(archives.get())) {
            Path home = Files.createTempDirectory("panal-prepare-");
            try {
                make(jars.classPath(), archives.get(), home);
            } finally {
                delete(home);
            }
        }
        return 0;
    }

    private static boolean made(Path archives) {
        return new Topology(archives, "127.0.0.1", 1, 1)
                .plans().stream().allMatch(plan -> Files.exists(Archives.file(archives, plan)));
    }

    private static void make(String classPath, Path archives, Path home) throws IOException {
        Topology topology = new Topology(home, "127.0.0.1", freeBase(), 1);
        LocalServices services = new LocalServices(topology);
        ClusterProbe probe = new ClusterProbe(topology.nameServer().address());
        JavaCommand command =
                new JavaCommand(classPath, Archives.madeIn(home), JavaCommand.usualFlags(), System.getenv(), true);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        new Starter(topology, services, probe, deadline).start(command);
        List<ProcessHandle> processes = topology.plans().stream()
                .flatMap(plan -> services.process(plan.name()).stream())
                .toList();
        new Stopper(services, deadline).stop();
        // An archive is written at the very end, when the pid file is gone already.
        processes.forEach(process -> process.onExit().join());
        for (ServicePlan plan : topology.plans()) {
            Path made = Archives.file(home, plan);
            if (Files.exists(made)) {
                Files.move(made, Archives.file(archives, plan), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** A base whose three ports were free a moment ago; when one is taken since, there is no archive this time. */
    private static int freeBase() throws IOException {
        List<Integer> offsets = List.of(0, 1, 11);
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

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
