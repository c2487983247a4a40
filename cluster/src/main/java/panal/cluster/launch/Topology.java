package panal.cluster.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.protocol.value.Address;
import panal.protocol.value.NodeName;

/**
 * The services of one cluster on one machine: a name server, a NameNode, and DataNodes in slots 1 to {@code dataNodes}; or
 * DataNodes alone, where the others are on another machine.
 *
 * @param host what all of them advertise and bind to
 * @param basePort the name server's port; the NameNode's is the next, DataNode <i>i</i> has {@code basePort + 10 + i}
 * @param elsewhere the name server, if it is another machine's
 */
public record Topology(Path home, String host, int basePort, int dataNodes, Optional<Address> elsewhere) {
    private static final int DATANODE_OFFSET = 10;

    public Topology {
        if (dataNodes < 0 || dataNodes > 100) {
            throw new IllegalArgumentException(dataNodes + " DataNodes on one machine are not between 0 and 100");
        }
    }

    /** With the name server on this machine. */
    public Topology(Path home, String host, int basePort, int dataNodes) {
        this(home, host, basePort, dataNodes, Optional.empty());
    }

    /** Where the cluster's name server is. */
    public Address registry() {
        return elsewhere.orElseGet(() -> new Address(host, basePort));
    }

    /** In the order in which they start. */
    public List<ServicePlan> plans() {
        List<ServicePlan> plans = new ArrayList<>();
        if (elsewhere.isEmpty()) {
            plans.add(nameServer());
            plans.add(nameNode());
        }
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
                "--registry", registry().toString()));
        arguments.addAll(more);
        return new ServicePlan(name, mainClass, address, arguments);
    }
}
