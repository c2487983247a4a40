package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class NextCommandTest {
    @Test
    void theUsualClusterNeedsNoSettings() {
        String home = Path.of("data").toAbsolutePath().toString();
        assertEquals("scripts/client/start_client upload FILE /", next(Map.of(), "--home", home, "--port", "1099"));
    }

    @Test
    void aClusterElsewhereIsNamedInFront() {
        assertEquals(
                "PANAL_HOME='/tmp/it'\\''s here' PANAL_REGISTRY=10.0.0.1:2099 '/opt/my panal/start_client' upload FILE /",
                next(
                        Map.of("PANAL_CLIENT", "/opt/my panal/start_client"),
                        "--home",
                        "/tmp/it's here",
                        "--port",
                        "2099",
                        "--host",
                        "10.0.0.1"));
    }

    @Test
    void whatTheEnvironmentSaysIsNotRepeated() {
        assertEquals(
                "scripts/client/start_client upload FILE /",
                next(Map.of("PANAL_HOME", "/tmp/a", "PANAL_PORT", "2099"), "--home", "/tmp/a", "--port", "2099"));
    }

    private static String next(Map<String, String> environment, String... words) {
        LaunchOptions options = new LaunchOptions();
        new CommandLine(new Holder(options)).parseArgs(words);
        return NextCommand.of(options, environment);
    }

    /** A command that has nothing but the options. */
    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private final LaunchOptions options;

        Holder(LaunchOptions options) {
            this.options = options;
        }
    }
}
