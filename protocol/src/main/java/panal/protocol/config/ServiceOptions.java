package panal.protocol.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import panal.protocol.error.InvalidInput;
import panal.protocol.lookup.RegistryLocation;
import panal.protocol.rmi.HostChoice;
import picocli.CommandLine.Option;

/** Options that every service has; a picocli mixin. Read it after parsing only. */
public final class ServiceOptions {
    /** The name server's port, and the origin of all others. */
    public static final int BASE_PORT = 1099;

    private static final int PORT_MAX = 65_535;
    private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG");

    // Home.find has read it before the options are parsed; here it is accepted and shown.
    @SuppressWarnings("unused")
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "holds data, logs and keys; else PANAL_HOME, else data/ in the checkout")
    private @Nullable Path home;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = HostChoice.LOOPBACK,
            description = "name or literal of this machine's address to listen on and to advertise (${DEFAULT-VALUE})")
    private String host = HostChoice.LOOPBACK;

    @Option(names = "--port", paramLabel = "N", description = "this service's port; 0 takes a free one")
    private @Nullable Integer port;

    @Option(
            names = "--base-port",
            paramLabel = "N",
            defaultValue = "" + BASE_PORT,
            description = "what all default ports are counted from; else PANAL_PORT, else ${DEFAULT-VALUE}")
    private int basePort = BASE_PORT;

    @Option(
            names = "--registry",
            paramLabel = "HOST[:PORT]",
            description = "the name server's address; else PANAL_REGISTRY, panal.properties, the LAN, this machine")
    private @Nullable String registry;

    @Option(names = "--join", paramLabel = "LINE", description = "an invitation, which is kept: needed once")
    private @Nullable String join;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long to wait at the start for other services (${DEFAULT-VALUE})")
    private int waitSeconds = 60;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            defaultValue = "INFO",
            description = "of the lines on the terminal: ERROR, WARN, INFO, DEBUG (${DEFAULT-VALUE})")
    private String logLevel = "INFO";

    @SuppressWarnings("unused")
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "prints this and ends")
    private boolean help;

    @SuppressWarnings("unused")
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "prints the version and ends")
    private boolean version;

    /** Refuses values that no service can have; asks nobody. */
    void requireUsable() throws InvalidInput {
        logLevel();
        port(0);
        if (basePort < 0 || basePort > PORT_MAX) {
            throw new InvalidInput("base port " + basePort + " is not between 0 and " + PORT_MAX);
        }
        if (waitSeconds < 0) {
            throw new InvalidInput("--wait " + waitSeconds + " is negative; give seconds");
        }
        if (registry != null) {
            RegistryLocation.parse(registry, basePort);
        }
        if (join != null) {
            Invitation.forServices(join);
        }
    }

    /** Name or literal to listen on and to advertise. */
    public String host() {
        return host;
    }

    /** What all default ports are counted from. */
    public int basePort() {
        return basePort;
    }

    /** The port to listen on: as told, else {@code offset} above the base. 0 means a free one. */
    public int port(int offset) throws InvalidInput {
        int chosen = port == null ? basePort + offset : port;
        if (chosen < 0 || chosen > PORT_MAX) {
            throw new InvalidInput("port " + chosen + " is not between 0 and " + PORT_MAX);
        }
        return chosen;
    }

    /** Where the name server is; may ask the LAN for a second. */
    public RegistryLocation registry() throws InvalidInput {
        return RegistryLocation.find(Optional.ofNullable(registry), basePort);
    }

    /** The invitation to accept before anything else. */
    public Optional<String> join() {
        return Optional.ofNullable(join);
    }

    /** How long to wait at the start for other services. */
    public Duration patience() {
        return Duration.ofSeconds(waitSeconds);
    }

    /** The least that is shown on the terminal. */
    String logLevel() throws InvalidInput {
        String level = logLevel.toUpperCase(Locale.ROOT);
        if (!LEVELS.contains(level)) {
            throw new InvalidInput("log level \"" + logLevel + "\" is none of " + String.join(", ", LEVELS));
        }
        return level;
    }
}
