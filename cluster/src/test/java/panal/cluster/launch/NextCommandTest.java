package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine;

final class NextCommandTest {
    @Test
    void theUsualClusterNeedsNoSettings() throws InvalidInput {
        assertEquals("scripts/client/start_client upload FILE /", next(Map.of()));
    }

    @Test
    void aClusterElsewhereIsNamedInFront() throws InvalidInput {
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
    void whatTheEnvironmentSaysIsNotRepeated() throws InvalidInput {
        assertEquals(
                "scripts/client/start_client upload FILE /",
                next(Map.of("PANAL_HOME", "/srv/a", "PANAL_PORT", "2099"), "--home", "/srv/a", "--port", "2099"));
    }

    private static String next(Map<String, String> environment, String... words) throws InvalidInput {
        LaunchOptions options = new LaunchOptions();
        new CommandLine(new Holder(options)).parseArgs(words);
        return NextCommand.of(options.topology(environment), environment);
    }

    /** A command that has nothing but the options. */
    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        @SuppressWarnings("unused") // picocli fills it
        private final LaunchOptions options;

        Holder(LaunchOptions options) {
            this.options = options;
        }
    }
}
