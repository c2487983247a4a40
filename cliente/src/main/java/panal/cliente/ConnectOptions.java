package panal.cliente;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which cluster, as whom.
 *
 * @param home {@code PANAL_HOME}: has {@code panal.properties} and {@code users/<user>.key}
 * @param registry the name server as {@code host} or {@code host:port}; empty looks in the environment, the properties,
 *     the LAN and on this machine
 * @param user whose key is used; empty takes {@code PANAL_USER}, else the only key that is there, else the user of the
 *     operating system
 * @param patience how long a transfer under way waits for a NameNode that is being restarted
 */
public record ConnectOptions(Path home, Optional<String> registry, Optional<String> user, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The cluster that {@code home} knows. */
    public static ConnectOptions at(Path home) {
        return new ConnectOptions(home, Optional.empty(), Optional.empty(), PATIENCE);
    }

    public ConnectOptions withRegistry(String hostAndPort) {
        return new ConnectOptions(home, Optional.of(hostAndPort), user, patience);
    }

    public ConnectOptions withUser(String name) {
        return new ConnectOptions(home, registry, Optional.of(name), patience);
    }

    public ConnectOptions withPatience(Duration atMost) {
        return new ConnectOptions(home, registry, user, atMost);
    }
}
