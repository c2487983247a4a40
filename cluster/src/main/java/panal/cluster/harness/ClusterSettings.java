package panal.cluster.harness;

import java.util.List;
import java.util.Random;

/**
 * What a {@link RealCluster} is made of.
 *
 * @param random picks the ports
 */
public record ClusterSettings(
        int dataNodes,
        List<String> nameServerArguments,
        List<String> nameNodeArguments,
        List<String> dataNodeArguments,
        Random random) {
    public ClusterSettings {
        nameServerArguments = List.copyOf(nameServerArguments);
        nameNodeArguments = List.copyOf(nameNodeArguments);
        dataNodeArguments = List.copyOf(dataNodeArguments);
    }

    public static ClusterSettings of(int dataNodes) {
        return new ClusterSettings(dataNodes, List.of(), List.of(), List.of(), new Random());
    }

    public ClusterSettings withNameNode(String... arguments) {
        return new ClusterSettings(dataNodes, nameServerArguments, List.of(arguments), dataNodeArguments, random);
    }

    public ClusterSettings withDataNodes(String... arguments) {
        return new ClusterSettings(dataNodes, nameServerArguments, nameNodeArguments, List.of(arguments), random);
    }
}
