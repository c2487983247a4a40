package panal.cluster.launch;

import java.util.ArrayList;
import java.util.List;
import panal.protocol.value.Address;

/**
 * One service of a cluster on this machine.
 *
 * @param name as in the name server, in files and in messages: {@code nameserver}, {@code namenode}, {@code datanode-2}
 * @param heapMiB the most that its heap may grow to
 */
public record ServicePlan(String name, String mainClass, int heapMiB, Address address, List<String> arguments) {
    public ServicePlan {
        arguments = List.copyOf(arguments);
    }

    boolean isDataNode() {
        return name.startsWith("datanode-");
    }

    /** The same service with more arguments. */
    public ServicePlan with(List<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return new ServicePlan(name, mainClass, heapMiB, address, all);
    }
}
