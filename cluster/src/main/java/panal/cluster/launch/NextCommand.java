package panal.cluster.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import panal.protocol.config.Home;
import panal.protocol.error.InvalidInput;

/** The command to type when a cluster has been started, such that it reaches this cluster. */
final class NextCommand {
    private NextCommand() {}

    /** With the settings in front that the client would not find by itself in {@code environment}. */
    static String of(Topology topology, Map<String, String> environment) throws InvalidInput {
        List<String> words = new ArrayList<>();
        if (!topology.home().equals(Home.find(new String[0], environment).path())) {
            words.add("PANAL_HOME=" + quoted(topology.home().toString()));
        }
        String registry = topology.registry().toString();
        boolean usual = topology.host().equals("127.0.0.1")
                && environment.getOrDefault("PANAL_PORT", "1099").equals(Integer.toString(topology.basePort()));
        if (!usual && !registry.equals(environment.getOrDefault("PANAL_REGISTRY", ""))) {
            words.add("PANAL_REGISTRY=" + registry);
        }
        words.add(quoted(environment.getOrDefault("PANAL_CLIENT", "scripts/client/start_client")));
        words.add("upload FILE /");
        return String.join(" ", words);
    }

    /** As a shell wants it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
