package panal.cluster.lan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Machines that are joined by a switch: network namespaces and a bridge in one more, so that nothing of it is seen by, or
 * leads to, the network of this machine. Closing it takes everything away again. For one thread.
 */
final class Lan implements AutoCloseable {
    private static final String NETWORK = "10.77.13.";

    /** Begins every name, so that two runs do not meet; short, because an interface's name has at most 15 characters. */
    private final String prefix = "pnl" + Long.toString(ProcessHandle.current().pid() % 46_656, 36);

    private final String bridge = prefix + "-switch";
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Thread atExit = new Thread(this::takeAway, "end of a test LAN");

    private Lan() {}

    /** Empty if machines can be made here, else the reason why not. */
    static String reasonAgainst() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return "network namespaces are Linux's";
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return "making network namespaces needs root";
        }
        Lan trial = new Lan();
        try {
            trial.ip("netns", "add", trial.bridge);
            trial.ip("netns", "delete", trial.bridge);
            return "";
        } catch (IOException | IllegalStateException refused) {
            return "network namespaces cannot be made here: " + refused.getMessage();
        }
    }

    static Lan of(String... machines) throws IOException {
        Lan lan = new Lan();
        Runtime.getRuntime().addShutdownHook(lan.atExit);
        try {
            lan.build(List.of(machines));
            return lan;
        } catch (IOException | RuntimeException e) {
            lan.close();
            throw e;
        }
    }

    String address(String machine) {
        String address = addresses.get(machine);
        if (address == null) {
            throw new IllegalArgumentException("no machine " + machine);
        }
        return address;
    }

    /** What to start so that {@code command} runs on the machine; the process id is the command's own. */
    List<String> on(String machine, List<String> command) {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", namespace(machine)));
        words.addAll(command);
        return words;
    }

    @Override
    public void close() {
        takeAway();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void build(List<String> machines) throws IOException {
        ip("netns", "add", bridge);
        in(bridge, "link", "add", "lan", "type", "bridge");
        in(bridge, "link", "set", "lan", "up");
        for (String machine : machines) {
            plugIn(machine, NETWORK + (10 + addresses.size()));
        }
    }

    private void plugIn(String machine, String address) throws IOException {
        addresses.put(machine, address);
        String namespace = namespace(machine);
        String port = "port" + addresses.size();
        ip("netns", "add", namespace);
        in(bridge, "link", "add", port, "type", "veth", "peer", "name", "eth0", "netns", namespace);
        in(bridge, "link", "set", port, "master", "lan", "up");
        in(namespace, "link", "set", "lo", "up");
        in(namespace, "address", "add", address + "/24", "broadcast", NETWORK + "255", "dev", "eth0");
        in(namespace, "link", "set", "eth0", "up");
    }

    private String namespace(String machine) {
        return prefix + "-" + machine;
    }

    /** Whatever was made, also when only a part was. */
    private void takeAway() {
        delete(bridge);
        addresses.keySet().forEach(machine -> delete(namespace(machine)));
    }

    /** False for a namespace that is not there, which is how it should be in the end. */
    private boolean delete(String namespace) {
        try {
            ip("netns", "delete", namespace);
            return true;
        } catch (IOException | IllegalStateException gone) {
            return false;
        }
    }

    private void in(String namespace, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("-n", namespace));
        all.addAll(Arrays.asList(words));
        ip(all.toArray(String[]::new));
    }

    private void ip(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(Arrays.asList(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
