package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import panal.protocol.error.PanalException;

final class NextCommandTest {
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

    private static String next(Map<String, String> environment, String... words) throws PanalException {
        return NextCommand.of(LaunchLine.of(words).topology(environment), environment);
    }
}
