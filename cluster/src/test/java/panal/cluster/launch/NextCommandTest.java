package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.PanalException;

final class NextCommandTest {
    @TempDir
    private Path home;

    @Test
    void theUsualClusterNeedsNoSettings() throws PanalException {
        assertEquals("scripts/client/start_client upload FILE /", next(Map.of()));
    }

    @Test
    void aClusterElsewhereIsNamedInFront() throws PanalException {
        assertEquals(
                "PANAL_HOME='/srv/it'\\''s here' PANAL_REGISTRY=10.0.0.1:2099 '/opt/my panal/start_client' upload FILE /",
                next(
                        Map.of("PANAL_CLIENT", "/opt/my panal/start_client"),
                        "--home",
                        "/srv/it's here",
                        "--port",
                        "2099",
                        "--host",
                        "10.0.0.1"));
    }

    @Test
    void whatTheEnvironmentSaysIsNotRepeated() throws PanalException {
        assertEquals(
                "scripts/client/start_client upload FILE /",
                next(Map.of("PANAL_HOME", "/srv/a", "PANAL_PORT", "2099"), "--home", "/srv/a", "--port", "2099"));
    }

    @Test
    void whatTheFileOfTheHomeSaysIsNotRepeated() throws Exception {
        Path file = home.resolve("panal.properties");
        Map<String, String> environment = Map.of("PANAL_HOME", home.toString());
        Files.createDirectories(home.resolve("nameserver"));
        for (String line : List.of("port=2099", "host=10.0.0.1\nport=2099\nregistry=10.0.0.1", "registry=127.0.0.1")) {
            Files.writeString(file, line);
            assertEquals("scripts/client/start_client upload FILE /", next(environment), line);
        }
        Files.writeString(file, "port=2099");
        assertEquals(
                "PANAL_REGISTRY=127.0.0.1:3000 scripts/client/start_client upload FILE /",
                next(environment, "--port", "3000"));
        Files.writeString(file, "host=10.0.0.1");
        assertEquals("PANAL_REGISTRY=10.0.0.1:1099 scripts/client/start_client upload FILE /", next(environment));
    }

    /** A home that has a name server keeps it, but its client would mind the variable. */
    @Test
    void whatLeadsElsewhereIsOverruled() throws Exception {
        Files.createDirectories(home.resolve("nameserver"));
        Map<String, String> environment =
                Map.of("PANAL_HOME", home.toString(), "PANAL_REGISTRY", "10.0.0.9:1099", "PANAL_PORT", "2099");
        assertEquals("PANAL_REGISTRY=127.0.0.1:2099 scripts/client/start_client upload FILE /", next(environment));
    }

    private static String next(Map<String, String> environment, String... words) throws PanalException {
        return NextCommand.of(LaunchLine.of(words).topology(environment), environment);
    }
}
