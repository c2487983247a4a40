package panal.cluster.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.protocol.config.Home;
import panal.protocol.config.ServiceOptions;
import panal.protocol.config.Settings;
import panal.protocol.error.PanalException;
import panal.protocol.rmi.HostChoice;
import panal.protocol.value.Address;

/** The command to type when a cluster has been started, such that it reaches this cluster. */
final class NextCommand {
    private NextCommand() {}

    /** With the settings in front that the client would not find by itself in {@code environment}. */
    static String of(Topology topology, Map<String, String> environment) throws PanalException {
        List<String> words = new ArrayList<>();
        if (!topology.home().equals(Home.find(new String[0], environment).path())) {
            words.add("PANAL_HOME=" + quoted(topology.home().toString()));
        }
        if (!isFound(topology.registry(), new Settings("client", new Home(topology.home()), environment))) {
            words.add("PANAL_REGISTRY=" + topology.registry());
        }
        words.add(quoted(environment.getOrDefault("PANAL_CLIENT", "scripts/client/start_client")));
        words.add("upload FILE /");
        return String.join(" ", words);
    }

    /** Whether a client with these settings, of this machine and this home, comes there without being told. */
    private static boolean isFound(Address registry, Settings client) {
        String port = client.value("base-port").orElse(Integer.toString(ServiceOptions.BASE_PORT));
        boolean portIsKnown = port.equals(Integer.toString(registry.port()));
        Optional<String> told = client.value("registry");
        if (told.isPresent()) {
            return told.get().equals(registry.toString()) || (told.get().equals(registry.host()) && portIsKnown);
        }
        return registry.host().equals(HostChoice.LOOPBACK) && portIsKnown;
    }

    /** As a shell wants it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
