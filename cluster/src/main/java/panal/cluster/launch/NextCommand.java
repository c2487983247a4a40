package panal.cluster.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command to type when a cluster has been started, such that it reaches this cluster. */
final class NextCommand {
    private NextCommand() {}

    /** With the settings in front that the client would not find by itself in {@code environment}. */
    static String of(LaunchOptions options, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        Topology topology = options.topology();
        String home = topology.home().toString();
        if (!home.equals(absolute(environment.getOrDefault("PANAL_HOME", "data")))) {
            words.add("PANAL_HOME=" + quoted(home));
        }
        String registry = topology.nameServer().address().toString();
        boolean usual = topology.host().equals("127.0.0.1")
                && environment.getOrDefault("PANAL_PORT", "1099").equals(Integer.toString(topology.basePort()));
        if (!usual && !registry.equals(environment.getOrDefault("PANAL_REGISTRY", ""))) {
            words.add("PANAL_REGISTRY=" + registry);
        }
        words.add(quoted(environment.getOrDefault("PANAL_CLIENT", "scripts/client/start_client")));
        words.add("upload FILE /");
        return String.join(" ", words);
    }

    private static String absolute(String path) {
        return Path.of(path).toAbsolutePath().normalize().toString();
    }

    /** As a shell wants it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
