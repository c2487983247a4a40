package panal.cluster.launch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import panal.protocol.config.Home;
import panal.protocol.config.ServiceOptions;
import panal.protocol.config.Settings;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.RegistryLocation;
import panal.protocol.rmi.HostChoice;
import panal.protocol.value.Address;
import picocli.CommandLine.Option;

/** What start, stop and status have in common: which cluster. A flag goes before the environment, that before the file. */
final class LaunchOptions {
    private static final String PROGRAM = "cluster";
    /** Options that are settings of the launcher, too. */
    private static final Set<String> SETTINGS = Set.of("base-port", "host", "nodes", "registry");

    private static final int DATA_NODES = 4;
    /** On a machine that has nothing else. */
    private static final int DATA_NODES_ALONE = 1;

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
            description =
                    "DataNodes on this machine; else PANAL_NODES, else cluster.nodes= in panal.properties, else 4,"
                            + " or 1 beside a name server elsewhere")
    private @Nullable Integer nodes;

    @Option(
            names = "--registry",
            paramLabel = "HOST[:PORT]",
            description = "another machine's name server: then only DataNodes are started here;"
                    + " else PANAL_REGISTRY or registry= in panal.properties, which an invitation sets")
    private @Nullable String registry;

    /** Refuses a time to wait, in seconds, that is none. */
    static void requirePatience(int seconds) throws InvalidInput {
        if (seconds < 0) {
            throw new InvalidInput("--wait " + seconds + " is negative; give seconds");
        }
    }

    /** Where the cluster keeps everything. */
    Home home(Map<String, String> environment) throws InvalidInput {
        return home == null ? Home.find(new String[0], environment) : new Home(home);
    }

    /** Refuses settings that nobody knows, rather than to start something else than was meant. */
    void requireKnownSettings(Map<String, String> environment) throws PanalException {
        new Settings(PROGRAM, home(environment), environment).requireKnown(SETTINGS);
    }

    Topology topology(Map<String, String> environment) throws PanalException {
        Home at = home(environment);
        Settings settings = new Settings(PROGRAM, at, environment);
        int base = number("port", port, settings.value("base-port"), ServiceOptions.BASE_PORT);
        Address own = new Address(host == null ? settings.value("host").orElse(HostChoice.LOOPBACK) : host, base);
        Optional<Address> elsewhere = elsewhere(at, settings, own);
        Optional<String> count = Optional.ofNullable(environment.get("PANAL_NODES"))
                .filter(text -> !text.isBlank())
                .or(() -> settings.value("nodes"));
        int usual = elsewhere.isPresent() ? DATA_NODES_ALONE : DATA_NODES;
        return new Topology(at.path(), own.host(), base, number("nodes", nodes, count, usual), elsewhere);
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

    /** A home that has a name server keeps it, whatever a setting says for its clients. */
    private Optional<Address> elsewhere(Home at, Settings settings, Address own) throws InvalidInput {
        Optional<String> told = Optional.ofNullable(registry);
        if (told.isEmpty() && !Files.exists(at.serviceDirectory("nameserver"))) {
            told = settings.value("registry");
        }
        if (told.isEmpty()) {
            return Optional.empty();
        }
        Address address = RegistryLocation.parse(told.get(), own.port());
        return isHere(address, own) ? Optional.empty() : Optional.of(address);
    }

    /** By any of this machine's addresses in the LAN; on loopback there may be several clusters. */
    private static boolean isHere(Address registry, Address own) {
        return registry.port() == own.port()
                && (isSame(registry.host(), own.host())
                        || (HostChoice.isOwn(registry.host()) && !HostChoice.isLoopback(registry.host())));
    }

    private static boolean isSame(String one, String other) {
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
