package panal.cluster.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import panal.protocol.config.Home;
import panal.protocol.config.ServiceOptions;
import panal.protocol.config.Settings;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.RegistryLocation;
import panal.protocol.rmi.HostChoice;
import panal.protocol.value.Address;
import picocli.CommandLine.Option;

/** What start, stop and status have in common: which cluster. A flag goes before the environment, that before the file. */
final class LaunchOptions {
    private static final String PROGRAM = "cluster";
    private static final int DATA_NODES = 4;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "where the cluster keeps everything; else PANAL_HOME, else data/ in the checkout")
    private @Nullable Path home;

    @Option(
            names = "--port",
            paramLabel = "BASE",
            description = "the name server's port; the NameNode has the next, DataNode i BASE+10+i;"
                    + " else PANAL_PORT, else port= in panal.properties, else 1099")
    private @Nullable Integer port;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "the address that all services advertise and bind to;"
                    + " else PANAL_HOST, else host= in panal.properties, else loopback")
    private @Nullable String host;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "DataNodes on this machine; else PANAL_NODES, else cluster.nodes= in panal.properties, else 4")
    private @Nullable Integer nodes;

    Topology topology(Map<String, String> environment) throws PanalException {
        Home at = home == null ? Home.find(new String[0], environment) : new Home(home);
        Settings settings = new Settings(PROGRAM, at, environment);
        String address = host == null ? settings.value("host").orElse(HostChoice.LOOPBACK) : host;
        int base = number("port", port, settings.value("base-port"), ServiceOptions.BASE_PORT);
        Optional<String> count = Optional.ofNullable(environment.get("PANAL_NODES"))
                .filter(text -> !text.isBlank())
                .or(() -> settings.value("nodes"));
        return new Topology(at.path(), address, base, number("nodes", nodes, count, DATA_NODES));
    }

    private static int number(String what, @Nullable Integer typed, Optional<String> said, int otherwise)
            throws InvalidInput {
        if (typed != null) {
            return typed;
        }
        try {
            return said.map(String::strip).map(Integer::valueOf).orElse(otherwise);
        } catch (NumberFormatException none) {
            throw new InvalidInput(what + " \"" + said.orElse("") + "\" is no number");
        }
    }

    /** Refuses to found a cluster where an invitation into another one was accepted: whoever starts it meant that one. */
    static void requireOwnCluster(Topology topology, Map<String, String> environment) throws PanalException {
        Home at = new Home(topology.home());
        Optional<String> told = new Settings(PROGRAM, at, environment).value("registry");
        if (told.isEmpty() || Files.exists(at.serviceDirectory("nameserver"))) {
            return;
        }
        Address registry = RegistryLocation.parse(told.get(), topology.basePort());
        if (!HostChoice.isOwn(registry.host())) {
            throw new LocalFailure("the name server is to be at " + registry
                    + " (PANAL_REGISTRY or panal.properties), so this machine is of that cluster;"
                    + " start its DataNodes with StartDataNode --slot N, or a cluster of its own with another home");
        }
    }
}
