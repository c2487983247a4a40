package panal.cluster.lan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.testkit.Await;

/** Every process on a machine of its own, trust carried over by one line, the name server found or told. */
final class LanTest {
    private static final String NAME_SERVER = "panal.nameserver.Main";
    private static final String NAME_NODE = "panal.namenode.Main";
    private static final String DATA_NODE = "panal.datanode.Main";

    private final Path homes;
    /** Closed last first: the machines before the LAN. */
    private final List<AutoCloseable> open = new ArrayList<>();

    LanTest(@TempDir Path homes) {
        this.homes = homes;
    }

    @BeforeEach
    void onlyWhereMachinesCanBeMade() {
        String reason = Lan.reasonAgainst();
        assumeTrue(reason.isEmpty(), reason);
    }

    @AfterEach
    void takeTheMachinesAway() throws Exception {
        Collections.reverse(open);
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void aFileMovesBetweenMachinesThatShareOneLine() throws Exception {
        Lan lan = lan("names", "master", "left", "right", "desk");
        Machine names = machine(lan, "names");
        Machine master = machine(lan, "master");
        Machine left = machine(lan, "left");
        Machine right = machine(lan, "right");
        Machine desk = machine(lan, "desk");

        names.serve(NAME_SERVER);
        // The NameNode's machine gets the key as a file, and finds the name server by asking the LAN.
        Files.copy(names.home().resolve("cluster.key"), master.home().resolve("cluster.key"));
        master.serve(NAME_NODE);
        String nodeLine = master.console("invite");
        assertTrue(nodeLine.startsWith("panal-invite:" + names.address() + ":"), nodeLine);
        left.serve(DATA_NODE, "--join", nodeLine);
        right.serve(DATA_NODE, "--join", nodeLine);
        desk.console("--join", master.console("invite", "--user"));
        awaitLive(desk, 2);

        moveAFileUpAndDown(desk);
        assertEquals(2, nodesOf(desk, "/up.bin"), "copies on two machines");
    }

    @Test
    void withoutARegistryTheLanIsAsked() throws Exception {
        Lan lan = lan("names", "desk");
        Machine names = machine(lan, "names");
        Machine desk = machine(lan, "desk");

        Machine.Run alone = desk.run("panal.cliente.console.Main", "ns", "ping");
        assertEquals(1, alone.exit(), alone.toString());

        names.serve(NAME_SERVER);
        desk.console("ns", "ping");
        assertTrue(desk.console("ns", "lookup", "nameserver").contains(names.address()));
    }

    @Test
    void aServiceOnLoopbackIsToldThatNobodyElseReachesIt() throws Exception {
        Lan lan = lan("names", "left");
        Machine names = machine(lan, "names");
        Machine left = machine(lan, "left");
        names.serve(NAME_SERVER);
        Files.copy(names.home().resolve("cluster.key"), left.home().resolve("cluster.key"));

        Machine.Run refused = left.run(NAME_NODE, "--registry", names.address(), "--wait", "2");

        assertNotEquals(0, refused.exit());
        String sentence = refused.errors().lines().reduce("", (before, line) -> line);
        assertTrue(sentence.startsWith("panal: namenode: ") && sentence.contains("--host"), refused.toString());
    }

    @Test
    void aLoopbackServiceBesideTheNameServerIsNotGivenToOthers() throws Exception {
        Lan lan = lan("names", "desk");
        Machine names = machine(lan, "names");
        Machine desk = machine(lan, "desk");
        names.serve(NAME_SERVER);
        names.serveOnLoopback(NAME_NODE, "--registry", names.address());

        Machine.Run refused = desk.run("panal.cliente.console.Main", "ns", "lookup", "namenode");

        assertEquals(1, refused.exit(), refused.toString());
        assertTrue(refused.errors().contains("127.0.0.1") && refused.errors().contains("--host"), refused.toString());
    }

    private void moveAFileUpAndDown(Machine desk) throws Exception {
        byte[] bytes = new byte[3 * 1024 * 1024 + 17];
        new Random(77).nextBytes(bytes);
        Path up = Files.write(desk.home().resolve("up.bin"), bytes);
        Path down = desk.home().resolve("down.bin");

        desk.console("upload", "--block-size", "1M", up.toString(), "/up.bin");
        desk.console("download", "/up.bin", down.toString());

        assertArrayEquals(bytes, Files.readAllBytes(down));
    }

    private static void awaitLive(Machine desk, int nodes) {
        Await.until(
                nodes + " live DataNodes",
                () -> desk.console("nodes", "--json")
                                .lines()
                                .filter(line -> line.contains("\"live\""))
                                .count()
                        == nodes);
    }

    private static long nodesOf(Machine desk, String path) throws IOException, InterruptedException {
        String first =
                desk.console("locations", "--json", path).lines().findFirst().orElse("");
        return first.split("datanode-", -1).length - 1L;
    }

    private Lan lan(String... machines) throws IOException {
        Lan lan = Lan.of(machines);
        open.add(lan);
        return lan;
    }

    private Machine machine(Lan lan, String name) throws IOException {
        Machine machine = new Machine(lan, name, homes);
        open.add(machine);
        return machine;
    }
}
