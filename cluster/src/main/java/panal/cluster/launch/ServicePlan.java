package panal.cluster.launch;

import java.util.ArrayList;
import java.util.List;
import panal.protocol.value.Address;

/**
 * One service of a cluster on this machine.
 *
 * @param name as in the name server, in files and in messages: {@code nameserver}, {@code namenode}, {@code datanode-2}
 */
public record ServicePlan(String name, String mainClass, Address address, List<String> arguments) {
    public ServicePlan {
        arguments = List.copyOf(arguments);
    }

    boolean isDataNode() {
        return name.startsWith("datanode-");
    }

    /** The kind of service: {@code datanode} for {@code datanode-2}. */
    String module() {
        return isDataNode() ? "datanode" : name;
    }

    /** The same service with more arguments. */
    public ServicePlan with(List<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return new ServicePlan(name, mainClass, address, all);
    }

    /** The same service at another address of this machine. */
    public ServicePlan at(String host) {
        List<String> changed = new ArrayList<>(arguments);
        changed.set(changed.indexOf("--host") + 1, host);
        return new ServicePlan(name, mainClass, new Address(host, address.port()), changed);
    }
}
