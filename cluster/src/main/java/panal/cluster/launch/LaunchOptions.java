package panal.cluster.launch;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import panal.protocol.config.Home;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine.Option;

/** What start, stop and status have in common: which cluster. */
final class LaunchOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "where the cluster keeps everything; else PANAL_HOME, else data/ in the checkout")
    private @Nullable Path home;

    @Option(
            names = "--port",
            defaultValue = "${env:PANAL_PORT:-1099}",
            paramLabel = "BASE",
            description =
                    "the name server's port; the NameNode has the next, DataNode i BASE+10+i (PANAL_PORT; else 1099)")
    private int port = 1099;

    @Option(
            names = "--host",
            defaultValue = "${env:PANAL_HOST:-127.0.0.1}",
            paramLabel = "NAME",
            description = "the address that all services advertise and bind to (PANAL_HOST; else loopback)")
    private String host = "127.0.0.1";

    @Option(
            names = "--nodes",
            defaultValue = "${env:PANAL_NODES:-4}",
            paramLabel = "N",
            description = "DataNodes on this machine (PANAL_NODES; else 4)")
    private int nodes = 4;

    Topology topology(Map<String, String> environment) throws InvalidInput {
        Home found = home == null ? Home.find(new String[0], environment) : new Home(home);
        return new Topology(found.path(), host, port, nodes);
    }
}
