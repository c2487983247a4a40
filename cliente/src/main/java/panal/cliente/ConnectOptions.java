package panal.cliente;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import panal.cliente.session.ConnectionListener;
import panal.protocol.config.Home;
import panal.protocol.error.PanalException;

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
 * @param quick for a program that is over in a moment: no log-in before the first call, and what it needs is mostly asked
 *     without RMI, whose first use takes longer than all the rest
 * @param listener hears when the NameNode is lost and found
 */
public record ConnectOptions(
        Path home,
        Optional<String> registry,
        int basePort,
        Optional<String> user,
        Duration patience,
        boolean streams,
        boolean quick,
        ConnectionListener listener) {
    private static final int BASE_PORT = 1099;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** The cluster of {@code home}, as its only user. */
    public static ConnectOptions at(Path home) {
        return new ConnectOptions(
                home,
                Optional.empty(),
                BASE_PORT,
                Optional.empty(),
                PATIENCE,
                streamsByDefault(),
                false,
                ConnectionListener.NONE);
    }

    public ConnectOptions withRegistry(String hostAndPort) {
        return new ConnectOptions(home, Optional.of(hostAndPort), basePort, user, patience, streams, quick, listener);
    }

    public ConnectOptions withBasePort(int port) {
        return new ConnectOptions(home, registry, port, user, patience, streams, quick, listener);
    }

    public ConnectOptions withUser(String name) {
        return new ConnectOptions(home, registry, basePort, Optional.of(name), patience, streams, quick, listener);
    }

    public ConnectOptions withPatience(Duration atMost) {
        return new ConnectOptions(home, registry, basePort, user, atMost, streams, quick, listener);
    }

    public ConnectOptions withStreams(boolean wanted) {
        return new ConnectOptions(home, registry, basePort, user, patience, wanted, quick, listener);
    }

    public ConnectOptions withQuickStart() {
        return new ConnectOptions(home, registry, basePort, user, patience, streams, true, listener);
    }

    public ConnectOptions withListener(ConnectionListener heard) {
        return new ConnectOptions(home, registry, basePort, user, patience, streams, quick, heard);
    }

    /** The user as who these options connect. */
    public String whose() throws PanalException {
        return user.isPresent() ? user.get() : Connecting.likelyUser(new Home(home));
    }

    private static boolean streamsByDefault() {
        return !"off".equalsIgnoreCase(System.getenv("PANAL_STREAM"));
    }
}
