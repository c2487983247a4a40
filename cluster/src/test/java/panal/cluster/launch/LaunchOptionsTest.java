package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.Address;

/** Which cluster the launcher means. */
final class LaunchOptionsTest {
    private static final String FILE = "port=2000\nhost=127.0.0.2\ncluster.nodes=2\n";

    @TempDir
    private Path home;

    private Topology topology(String file, Map<String, String> environment, String... words) throws Exception {
        Files.writeString(home.resolve("panal.properties"), file);
        String[] all = new String[words.length + 2];
        all[0] = "--home";
        all[1] = home.toString();
        System.arraycopy(words, 0, all, 2, words.length);
        return LaunchLine.of(all).topology(environment);
    }

    @Test
    void theFlagGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
        Map<String, String> environment = Map.of("PANAL_PORT", "3000", "PANAL_HOST", "127.0.0.3", "PANAL_NODES", "3");
        assertEquals(new Topology(home, "127.0.0.1", 1099, 4), topology("", Map.of()));
        assertEquals(new Topology(home, "127.0.0.2", 2000, 2), topology(FILE, Map.of()));
        assertEquals(new Topology(home, "127.0.0.3", 3000, 3), topology(FILE, environment));
        assertEquals(
                new Topology(home, "127.0.0.4", 4000, 0),
                topology(FILE, environment, "--port", "4000", "--host", "127.0.0.4", "--nodes", "0"));
    }

    @Test
    void whatIsNoNumberIsToldFromOne() {
        assertThrows(InvalidInput.class, () -> topology("port=x", Map.of()));
        assertThrows(InvalidInput.class, () -> topology("", Map.of("PANAL_NODES", "many")));
    }

    @Test
    void aSettingThatNobodyKnowsIsRefusedWithTheNearestOne() throws Exception {
        InvalidInput refused = assertThrows(InvalidInput.class, () -> requireKnown("cluster.nods=2", Map.of()));
        assertTrue(refused.getMessage().contains("\"cluster.nods\""), refused.getMessage());
        assertTrue(refused.getMessage().endsWith("did you mean \"cluster.nodes\"?"), refused.getMessage());
        for (String line : List.of("cluster.port=2000", "cluster.wait=5", "clustre.nodes=2")) {
            assertThrows(InvalidInput.class, () -> requireKnown(line, Map.of()), line);
        }
        assertThrows(InvalidInput.class, () -> requireKnown("", Map.of("PANAL_CLUSTER_NODS", "2")));
        requireKnown(FILE + "cluster.host=127.0.0.2\ndatanode.capacity=1G\n", Map.of("PANAL_NODES", "2"));
    }

    private void requireKnown(String file, Map<String, String> environment) throws Exception {
        Files.writeString(home.resolve("panal.properties"), file);
        LaunchLine.of("--home", home.toString()).requireKnownSettings(environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start --wait -1",
                "stop --wait -1",
                "start --wait soon",
                "start --nodes 101",
                "status --nodes -1",
                "status --port 70000",
                "status --registry host:port",
                "strat"
            })
    void whatCannotBeMeantIsWrongUsageInOneLine(String line) {
        StringWriter err = new StringWriter();
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        if (words.size() > 1) {
            words.addAll(List.of("--home", home.toString()));
        }
        assertEquals(
                2,
                Main.commandLine().setErr(new PrintWriter(err, true)).execute(words.toArray(String[]::new)),
                err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
        assertTrue(err.toString().startsWith("panal: "), err.toString());
    }

    @Test
    void whereTheNameServerIsElsewhereThereAreOnlyDataNodes() throws Exception {
        Topology joined = topology("registry=233.252.0.1:1099", Map.of());
        assertEquals(Optional.of(new Address("233.252.0.1", 1099)), joined.elsewhere());
        assertEquals(List.of("datanode-1"), names(joined));
        List<String> arguments = joined.plans().get(0).arguments();
        assertEquals("233.252.0.1:1099", arguments.get(arguments.indexOf("--registry") + 1));
        assertEquals(
                List.of("datanode-1", "datanode-2"),
                names(topology("", Map.of("PANAL_REGISTRY", "127.0.0.2", "PANAL_HOST", "127.0.0.3"), "--nodes", "2")));
    }

    @Test
    void aHomeWithANameServerKeepsItUnlessSomebodySaysSo() throws Exception {
        Files.createDirectory(home.resolve("nameserver"));
        assertEquals(
                Optional.empty(), topology("registry=233.252.0.1", Map.of()).elsewhere());
        assertEquals(
                Optional.of(new Address("233.252.0.2", 1099)),
                topology("registry=233.252.0.1", Map.of(), "--registry", "233.252.0.2")
                        .elsewhere());
    }

    @Test
    void whoNamesItsOwnNameServerStartsIt() throws Exception {
        assertEquals(6, topology("registry=localhost", Map.of()).plans().size());
        assertEquals(6, topology("registry=127.0.0.1:1099", Map.of()).plans().size());
        assertEquals(1, topology("registry=127.0.0.1:2099", Map.of()).plans().size());
    }

    private static List<String> names(Topology topology) {
        return topology.plans().stream().map(ServicePlan::name).toList();
    }
}
