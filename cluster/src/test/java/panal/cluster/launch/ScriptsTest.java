package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cluster.harness.FreePorts;

/** {@code StartAllServices} and its siblings, through the shell. */
final class ScriptsTest {
    private static final String START = Shell.script("server/StartAllServices").toString();
    private static final String STOP = Shell.script("server/StopAllServices").toString();
    private static final String STATUS =
            Shell.script("server/StatusAllServices").toString();
    private static final String CLIENT = Shell.script("client/start_client").toString();

    @TempDir
    private Path directory;

    private Path home;
    private int base;
    private Shell shell;

    @BeforeEach
    void prepare() {
        home = directory.resolve("a home with spaces");
        base = new FreePorts(new Random()).base(4);
        shell = new Shell(home, base);
    }

    @AfterEach
    void stopWhatIsLeft() throws Exception {
        shell.run(directory, STOP);
        for (ServicePlan plan : new Topology(home, "127.0.0.1", base, 4).plans()) {
            new LocalServices(new Topology(home, "127.0.0.1", base, 4))
                    .process(plan.name())
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void oneCommandStartsSixProcessesThatTakeFilesAndAnotherStopsThemAll() throws Exception {
        Shell.Outcome start = shell.run(directory, START).mustSucceed();
        assertEquals(1 + 6 + 1, start.output().lines().count(), start::toString);
        assertTrue(start.output().contains("next: "), start::toString);
        assertEquals(
                4,
                Pattern.compile("datanode-[1-4] +\\S+ +[0-9]+ +live")
                        .matcher(start.output())
                        .results()
                        .count());
        assertEquals("", start.errors());
        shell.run(directory, STATUS).mustSucceed();
        for (String service : List.of("nameserver", "namenode", "datanode-4")) {
            assertTrue(Files.size(home.resolve("log").resolve(service + ".log")) > 0, service);
        }

        Path file = Files.writeString(directory.resolve("it's a file"), "through the scripts");
        shell.run(directory, CLIENT, "upload", file.getFileName().toString(), "/")
                .mustSucceed();
        assertEquals(
                "through the scripts",
                shell.run(directory, CLIENT, "cat", "/it's a file")
                        .mustSucceed()
                        .output());

        Shell.Outcome stop = shell.run(directory, STOP).mustSucceed();
        assertTrue(stop.output().contains("datanode-4"), stop::toString);
        assertEquals(1, shell.run(directory, STATUS).exit());
        assertEquals(
                "nothing to stop\n", shell.run(directory, STOP).mustSucceed().output());
    }

    @Test
    void startedAgainItStartsOnlyWhatIsDown() throws Exception {
        String first = shell.run(directory, START, "--nodes", "2").mustSucceed().output();
        long victim = pid(first, "datanode-2");
        ProcessHandle killed = ProcessHandle.of(victim).orElseThrow();
        assertTrue(killed.destroyForcibly());
        killed.onExit().join();
        String second =
                shell.run(directory, START, "--nodes", "2").mustSucceed().output();
        assertEquals(pid(first, "nameserver"), pid(second, "nameserver"));
        assertEquals(pid(first, "namenode"), pid(second, "namenode"));
        assertEquals(pid(first, "datanode-1"), pid(second, "datanode-1"));
        assertNotEquals(victim, pid(second, "datanode-2"));
    }

    @Test
    void aPidFileThatNamesAStrangerFoolsNobody() throws Exception {
        Files.createDirectories(home.resolve("run"));
        long stranger = ProcessHandle.current().pid();
        Files.writeString(home.resolve("run/nameserver.pid"), stranger + "\n");
        String started =
                shell.run(directory, START, "--nodes", "1").mustSucceed().output();
        assertNotEquals(stranger, pid(started, "nameserver"));
        shell.run(directory, STOP).mustSucceed();
    }

    @Test
    void aTakenPortIsToldInOneLineAndTheWaitEndsAtOnce() throws Exception {
        try (ServerSocket taken = new ServerSocket(base + 12, 1, InetAddress.getLoopbackAddress())) {
            Shell.Outcome start = shell.run(directory, START, "--nodes", "2");
            assertEquals(1, start.exit(), start::toString);
            assertEquals(1, start.errors().lines().count(), start::toString);
            assertTrue(start.errors().startsWith("panal: "), start::toString);
            assertTrue(start.errors().contains(Integer.toString(taken.getLocalPort())), start::toString);
            assertTrue(start.output().contains("not running"), start::toString);
        }
    }

    @Test
    void aHomeThatCannotBeWrittenIsToldInOneLine() throws Exception {
        Files.writeString(home, "a file where the home should be");
        Shell.Outcome start = shell.run(directory, START, "--nodes", "1");
        assertEquals(1, start.exit(), start::toString);
        assertEquals(1, start.errors().lines().count(), start::toString);
        assertTrue(start.errors().contains(home.toString()), start::toString);
        Files.delete(home);
    }

    @Test
    void aDataNodeOfAnotherClusterIsRefusedWithTheWayOut() throws Exception {
        shell.run(directory, START, "--nodes", "2").mustSucceed();
        shell.run(directory, STOP).mustSucceed();
        Path other = directory.resolve("other");
        Shell second = new Shell(other, base);
        second.run(directory, START, "--nodes", "1").mustSucceed();
        second.run(directory, STOP).mustSucceed();
        Files.move(home.resolve("datanode-2"), other.resolve("datanode-2"));
        Shell.Outcome start = second.run(directory, START, "--nodes", "2");
        second.run(directory, STOP);
        assertEquals(1, start.exit(), start::toString);
        assertEquals(1, start.errors().lines().count(), start::toString);
        assertTrue(start.errors().contains("datanode-2"), start::toString);
        assertTrue(start.errors().contains("cluster"), start::toString);
    }

    @Test
    void aSecondClusterRunsBesideTheFirst() throws Exception {
        shell.run(directory, START, "--nodes", "1").mustSucceed();
        Shell second = new Shell(directory.resolve("second"), new FreePorts(new Random()).base(4));
        try {
            second.run(directory, START, "--nodes", "1").mustSucceed();
            shell.run(directory, CLIENT, "mkdir", "/first").mustSucceed();
            second.run(directory, CLIENT, "mkdir", "/second").mustSucceed();
            assertEquals(1, shell.run(directory, CLIENT, "stat", "/second").exit());
            assertEquals(1, second.run(directory, CLIENT, "stat", "/first").exit());
        } finally {
            second.run(directory, STOP);
        }
        shell.run(directory, CLIENT, "stat", "/first").mustSucceed();
    }

    @Test
    void onAnInvitedMachineDataNodesAloneAreStartedShownAndStopped() throws Exception {
        Assumptions.assumeTrue(
                InetAddress.getByName("127.0.0.2").isReachable(1_000), "no second loopback address on this machine");
        shell.run(directory, START, "--host", "127.0.0.2", "--nodes", "1").mustSucceed();
        String invitation = shell.run(directory, CLIENT, "--registry", "127.0.0.2", "invite")
                .mustSucceed()
                .output()
                .strip();
        Shell second = new Shell(directory.resolve("second"), base);
        String here = "127.0.0.3";
        try {
            Shell.Outcome start = second.run(directory, START, "--host", here, "--join", invitation)
                    .mustSucceed();
            assertEquals(2, start.output().lines().count(), start::toString);
            assertTrue(start.output().contains(here + ":" + (base + 11)), start::toString);
            assertTrue(start.output().stripTrailing().endsWith("live"), start::toString);
            Shell.Outcome again = second.run(directory, START, "--host", here).mustSucceed();
            assertEquals(pid(start.output(), "datanode-1"), pid(again.output(), "datanode-1"));
            second.run(directory, STATUS, "--host", here).mustSucceed();
        } finally {
            assertEquals(
                    "stopped datanode-1\n",
                    second.run(directory, STOP).mustSucceed().output());
        }
    }

    @Test
    void scriptsWorkThroughSymlinksFromAnywhere() throws Exception {
        Path link = directory.resolve("a link");
        Files.createSymbolicLink(link, Path.of(CLIENT));
        Path second = directory.resolve("second link");
        Files.createSymbolicLink(second, link.getFileName());
        Shell.Outcome help = shell.run(directory, second.toString(), "help").mustSucceed();
        assertTrue((help.output() + help.errors()).contains("upload"), help::toString);
    }

    @Test
    void wrongUsageIsOneLineAndExitTwo() throws IOException, InterruptedException {
        Shell.Outcome start = shell.run(directory, START, "--no-such-option");
        assertEquals(2, start.exit(), start::toString);
        assertEquals(1, start.errors().lines().count(), start::toString);
        assertTrue(start.errors().startsWith("panal: "), start::toString);
    }

    private static long pid(String table, String service) {
        Matcher row = Pattern.compile("(?m)^" + service + " +\\S+ +([0-9]+) ").matcher(table);
        assertTrue(row.find(), table);
        return Long.parseLong(row.group(1));
    }
}
