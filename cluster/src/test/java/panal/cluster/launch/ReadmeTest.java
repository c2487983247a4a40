package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cluster.harness.FreePorts;
import panal.protocol.value.Address;
import panal.testkit.Await;

/** Every shell sample of the README, run as it stands, in its order, by a shell that stops at the first failure. */
final class ReadmeTest {
    private static final Path README = Shell.checkout().resolve("README.md");
    private static final String THE_TESTS = "the tests themselves, run by .ci/run";
    private static final String TERMINALS = "terminals";
    private static final String AFTER_TERMINALS = "after the terminals";
    private static final String FIRST_MACHINE = "lan, first machine";
    private static final String SECOND_MACHINE = "lan, second machine";

    @TempDir
    private Path directory;

    private final List<Process> terminals = new ArrayList<>();
    private int base;
    private Shell shell;

    @BeforeEach
    void prepare() {
        base = new FreePorts(new Random()).base(4);
        shell = new Shell(directory.resolve("home"), base);
    }

    @AfterEach
    void stopWhatIsLeft() throws Exception {
        stopAll(shell);
        terminals.forEach(Process::destroy);
        for (Process terminal : terminals) {
            terminal.waitFor();
        }
    }

    @Test
    void everySampleIsOfAKindThatATestRuns() throws IOException {
        List<String> known = List.of("", THE_TESTS, TERMINALS, AFTER_TERMINALS, FIRST_MACHINE, SECOND_MACHINE);
        List<ReadmeSample> samples = ReadmeSample.in(README);
        assertTrue(samples.size() >= known.size(), () -> "only " + samples);
        samples.forEach(sample -> assertTrue(known.contains(sample.kind()), sample::toString));
        String ci = Files.readString(Shell.checkout().resolve(".ci/run"));
        String command = only(THE_TESTS).script().strip();
        assertTrue(ci.contains(command.replace("mvn ", "mvn -B -ntp ")), () -> ".ci/run does not run " + command);
    }

    @Test
    void plainSamplesRunInTheirOrder() throws Exception {
        // Homes of samples are in /tmp, ports near 21099: moved to where this test may write and listen.
        int second = new FreePorts(new Random()).base(1);
        Path secondHome = directory.resolve("second");
        try {
            for (ReadmeSample sample : ReadmeSample.in(README)) {
                if (sample.kind().isEmpty()) {
                    run(sample.script()
                            .replace("/tmp/panal-second", secondHome.toString())
                            .replace("21099", Integer.toString(second)));
                }
            }
        } finally {
            stopAll(new Shell(secondHome, second));
        }
    }

    @Test
    void sixTerminalsAreACluster() throws Exception {
        for (String line : only(TERMINALS).lines()) {
            Path output = directory.resolve("terminal-" + terminals.size());
            terminals.add(shell.start(Shell.checkout(), output, "sh", "-c", "exec " + line));
            if (terminals.size() == 1) {
                Await.until(
                        "the name server runs", () -> new ClusterProbe(address("127.0.0.1", base)).nameServerAnswers());
            }
        }
        Await.until("the cluster takes writes", () -> new ClusterProbe(address("127.0.0.1", base))
                .missing(new Topology(directory, "127.0.0.1", base, 4)
                        .plans().stream()
                                .filter(ServicePlan::isDataNode)
                                .map(ServicePlan::address)
                                .toList())
                .isEmpty());
        run(only(AFTER_TERMINALS).script());
    }

    @Test
    void twoMachinesJoinedByAnInvitationAreOneCluster() throws Exception {
        Assumptions.assumeTrue(
                InetAddress.getByName("127.0.0.2").isReachable(1_000), "no second loopback address on this machine");
        String invitation = "";
        for (String line : only(FIRST_MACHINE).lines()) {
            invitation = run(asLoopback(line)).output().strip();
        }
        assertTrue(invitation.startsWith("panal-invite:"), invitation);
        Shell secondMachine = new Shell(directory.resolve("second machine"), base);
        String line = asLoopback(only(SECOND_MACHINE).script().strip()).replace("panal-invite:...", invitation);
        Path output = directory.resolve("second machine's terminal");
        terminals.add(secondMachine.start(Shell.checkout(), output, "sh", "-c", "exec " + line));
        ClusterProbe probe = new ClusterProbe(address("127.0.0.2", base));
        Await.until("three DataNodes live", () -> {
            assertTrue(terminals.get(0).isAlive(), () -> read(output));
            return probe.status().orElseThrow().nodes().stream()
                            .filter(node -> node.state().equals("live"))
                            .count()
                    == 3;
        });
        assertEquals(
                List.of("datanode-1", "datanode-2", "datanode-3"),
                probe.status().orElseThrow().nodes().stream()
                        .map(node -> node.name().text())
                        .sorted()
                        .toList());
    }

    private static String asLoopback(String line) {
        return line.replace("192.168.1.10", "127.0.0.2").replace("192.168.1.11", "127.0.0.3");
    }

    private Shell.Outcome run(String script) throws IOException, InterruptedException {
        return shell.run(Shell.checkout(), "sh", "-e", "-c", script).mustSucceed();
    }

    private static void stopAll(Shell shell) throws IOException, InterruptedException {
        shell.run(Shell.checkout(), Shell.script("server/StopAllServices").toString());
    }

    private static ReadmeSample only(String kind) throws IOException {
        List<ReadmeSample> found = ReadmeSample.in(README).stream()
                .filter(sample -> sample.kind().equals(kind))
                .toList();
        assertEquals(1, found.size(), () -> "samples of kind " + kind);
        return found.get(0);
    }

    private static Address address(String host, int port) {
        return new Address(host, port);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
