package panal.cluster.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import panal.protocol.value.Address;
import panal.protocol.value.NodeName;

/**
 * The services of one cluster on one machine: a name server, a NameNode, and DataNodes in slots 1 to {@code dataNodes}.
 *
 * @param host what all of them advertise and bind to
 * @param basePort the name server's port; the NameNode's is the next, DataNode <i>i</i> has {@code basePort + 10 + i}
 */
public record Topology(Path home, String host, int basePort, int dataNodes) {
    private static final int DATANODE_OFFSET = 10;

    public Topology {
        if (dataNodes < 0 || dataNodes > 100) {
            throw new IllegalArgumentException(dataNodes + " DataNodes on one machine are not between 0 and 100");
        }
    }

    /** In the order in which they start. */
    public List<ServicePlan> plans() {
        List<ServicePlan> plans = new ArrayList<>();
        plans.add(nameServer());
        plans.add(nameNode());
        for (int slot = 1; slot <= dataNodes; slot++) {
            plans.add(dataNode(slot));
        }
        return plans;
    }

    public ServicePlan nameServer() {
        return plan("nameserver", "panal.nameserver.Main", 0, List.of());
    }

    public ServicePlan nameNode() {
        return plan("namenode", "panal.namenode.Main", 1, List.of());
    }

    public ServicePlan dataNode(int slot) {
        return plan(
                NodeName.ofSlot(slot).text(),
                "panal.datanode.Main",
                DATANODE_OFFSET + slot,
                List.of("--slot", Integer.toString(slot)));
    }

    private ServicePlan plan(String name, String mainClass, int offset, List<String> more) {
        Address address = new Address(host, basePort + offset);
        List<String> arguments = new ArrayList<>(List.of(
                "--home", home.toString(),
                "--host", host,
                "--base-port", Integer.toString(basePort),
                "--registry", new Address(host, basePort).toString()));
        arguments.addAll(more);
        return new ServicePlan(name, mainClass, address, arguments);
    }
}
