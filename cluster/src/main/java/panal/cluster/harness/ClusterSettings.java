package panal.cluster.harness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What a {@link RealCluster} is made of.
 *
 * @param host where services listen that have no address of their own
 * @param each what a service has for itself, by its name
 * @param random picks the ports
 */
public record ClusterSettings(
        int dataNodes,
        String host,
        List<String> nameServerArguments,
        List<String> nameNodeArguments,
        List<String> dataNodeArguments,
        Map<String, ServiceSetting> each,
        Random random) {
    public ClusterSettings {
        nameServerArguments = List.copyOf(nameServerArguments);
        nameNodeArguments = List.copyOf(nameNodeArguments);
        dataNodeArguments = List.copyOf(dataNodeArguments);
        each = Map.copyOf(each);
    }

    public static ClusterSettings of(int dataNodes) {
        return new ClusterSettings(dataNodes, "127.0.0.1", List.of(), List.of(), List.of(), Map.of(), new Random());
    }

    public ClusterSettings withNameNode(String... arguments) {
        return new ClusterSettings(
                dataNodes, host, nameServerArguments, List.of(arguments), dataNodeArguments, each, random);
    }

    public ClusterSettings withDataNodes(String... arguments) {
        return new ClusterSettings(
                dataNodes, host, nameServerArguments, nameNodeArguments, List.of(arguments), each, random);
    }

    public ClusterSettings at(String address) {
        return new ClusterSettings(
                dataNodes, address, nameServerArguments, nameNodeArguments, dataNodeArguments, each, random);
    }

    /** One service is different. */
    public ClusterSettings with(String service, ServiceSetting setting) {
        Map<String, ServiceSetting> all = new HashMap<>(each);
        all.put(service, setting);
        return new ClusterSettings(
                dataNodes, host, nameServerArguments, nameNodeArguments, dataNodeArguments, all, random);
    }

    ServiceSetting of(String service) {
        return each.getOrDefault(service, ServiceSetting.NONE);
    }
}
