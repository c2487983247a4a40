package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;

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
        Map<String, String> environment =
                Map.of("PANAL_PORT", "3000", "PANAL_HOST", "127.0.0.3", "PANAL_NODES", "3");
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
    void whereAnInvitationWasAcceptedNoClusterIsFoundedBesides() throws Exception {
        Topology invited = topology("registry=192.0.2.1:1099", Map.of());
        LocalFailure refused =
                assertThrows(LocalFailure.class, () -> LaunchOptions.requireOwnCluster(invited, Map.of()));
        assertTrue(refused.getMessage().contains("192.0.2.1:1099"), refused.getMessage());
        assertTrue(refused.getMessage().contains("StartDataNode"), refused.getMessage());

        Files.createDirectory(home.resolve("nameserver"));
        assertDoesNotThrow(() -> LaunchOptions.requireOwnCluster(invited, Map.of()), "it had one before");
    }

    @Test
    void whoNamesItsOwnNameServerMayStartIt() throws Exception {
        Topology own = topology("registry=127.0.0.1", Map.of());
        assertDoesNotThrow(() -> LaunchOptions.requireOwnCluster(own, Map.of()));
        assertDoesNotThrow(() -> LaunchOptions.requireOwnCluster(topology("", Map.of()), Map.of()));
    }
}
