package panal.cluster.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network namespace for each of some services, joined by a bridge to this process's own, so that the wire between any two
 * can be cut or made slow. This process must have a network of its own, where all this vanishes with it. For one thread.
 */
public final class Wires implements AutoCloseable {
    /** This process, with the name server. */
    public static final String HERE = "here";

    private static final String BRIDGE = "panal-lan";
    private static final String NETWORK = "10.77.14.";
    private static final String NOBODY = "02:00:00:00:00:99";

    private final Map<String, String> addresses = new LinkedHashMap<>();

    private Wires() {}

    /** Joins the named services. */
    public static Wires between(List<String> services) throws IOException {
        Wires wires = new Wires();
        wires.addresses.put(HERE, NETWORK + "1");
        SystemCommand.run("ip", "link", "add", "name", BRIDGE, "type", "bridge");
        SystemCommand.run("ip", "link", "set", BRIDGE, "up");
        SystemCommand.run("ip", "address", "add", NETWORK + "1/24", "dev", BRIDGE);
        for (String service : services) {
            wires.join(service);
        }
        return wires;
    }

    private void join(String service) throws IOException {
        String address = NETWORK + (10 + addresses.size());
        String port = port(service);
        addresses.put(service, address);
        SystemCommand.run("ip", "netns", "add", service);
        SystemCommand.run("ip", "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", service);
        SystemCommand.run("ip", "link", "set", port, "master", BRIDGE, "up");
        in(service, "link", "set", "lo", "up");
        in(service, "address", "add", address + "/24", "dev", "eth0");
        in(service, "link", "set", "eth0", "up");
    }

    /** What a service needs to run there. */
    public ServiceSetting setting(String service) {
        return ServiceSetting.NONE.on(address(service), List.of("ip", "netns", "exec", service));
    }

    public String address(String service) {
        String address = addresses.get(service);
        if (address == null) {
            throw new IllegalArgumentException("no wire leads to " + service);
        }
        return address;
    }

    /** From now on whatever one sends to the other is lost, and nobody is told. */
    public void cut(String one, String other) throws IOException {
        misdirect(one, other, "replace", "lladdr", NOBODY, "nud", "permanent");
        misdirect(other, one, "replace", "lladdr", NOBODY, "nud", "permanent");
    }

    /** Mends what was cut. */
    public void join(String one, String other) throws IOException {
        misdirect(one, other, "delete");
        misdirect(other, one, "delete");
    }

    /** Lets no more than so many KiB a second through to a service. */
    public void slow(String service, int kibibytes) throws IOException {
        SystemCommand.run(
                "tc",
                "qdisc",
                "replace",
                "dev",
                port(service),
                "root",
                "tbf",
                "rate",
                kibibytes * 8 + "kbit",
                "burst",
                "64k",
                "latency",
                "300ms");
    }

    /** As fast as ever. */
    public void quicken(String service) throws IOException {
        SystemCommand.run("tc", "qdisc", "delete", "dev", port(service), "root");
    }

    @Override
    public void close() throws IOException {
        for (String service : addresses.keySet()) {
            if (!service.equals(HERE)) {
                // A namespace goes in the background, and takes the wire along; the next one may have the same name.
                SystemCommand.run("ip", "link", "delete", port(service));
                SystemCommand.run("ip", "netns", "delete", service);
            }
        }
        SystemCommand.run("ip", "link", "delete", BRIDGE);
    }

    /** Tells {@code from} that {@code to} is at another machine's hardware address, or lets it find out by itself. */
    private void misdirect(String from, String to, String verb, String... rest) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("neigh", verb, address(to), "dev", from.equals(HERE) ? BRIDGE : "eth0"));
        words.addAll(List.of(rest));
        in(from, words.toArray(String[]::new));
    }

    private static void in(String service, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("ip"));
        if (!service.equals(HERE)) {
            all.addAll(List.of("-n", service));
        }
        all.addAll(List.of(words));
        SystemCommand.run(all.toArray(String[]::new));
    }

    private static String port(String service) {
        return "p-" + service.replace("datanode-", "dn");
    }
}
