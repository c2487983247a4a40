package panal.cliente;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which cluster, as whom.
 *
 * @param home {@code PANAL_HOME}: has {@code users/<user>.key}
 * @param registry the name server as {@code host} or {@code host:port}; empty asks the LAN, and then this machine
 * @param basePort the name server's port where nothing else is said
 * @param user whose key is used; empty takes the only key that is there, else the user of the
 *     operating system
 * @param patience how long a transfer under way waits for a NameNode that is being restarted
 * @param streams whether bulk bytes go over streams where a DataNode gives them, and otherwise by RMI; {@code
 *     PANAL_STREAM=off} in the environment turns them off where nothing is said
 */
public record ConnectOptions(
        Path home, Optional<String> registry, int basePort, Optional<String> user, Duration patience, boolean streams) {
    private static final int BASE_PORT = 1099;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The cluster of {@code home}, as its only user. */
    public static ConnectOptions at(Path home) {
        return new ConnectOptions(home, Optional.empty(), BASE_PORT, Optional.empty(), PATIENCE, streamsByDefault());
    }

    public ConnectOptions withRegistry(String hostAndPort) {
        return new ConnectOptions(home, Optional.of(hostAndPort), basePort, user, patience, streams);
    }

    public ConnectOptions withBasePort(int port) {
        return new ConnectOptions(home, registry, port, user, patience, streams);
    }

    public ConnectOptions withUser(String name) {
        return new ConnectOptions(home, registry, basePort, Optional.of(name), patience, streams);
    }

    public ConnectOptions withPatience(Duration atMost) {
        return new ConnectOptions(home, registry, basePort, user, atMost, streams);
    }

    public ConnectOptions withStreams(boolean wanted) {
        return new ConnectOptions(home, registry, basePort, user, patience, wanted);
    }

    private static boolean streamsByDefault() {
        return !"off".equalsIgnoreCase(System.getenv("PANAL_STREAM"));
    }
}
