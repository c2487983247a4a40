package panal.namenode.healing;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import panal.namenode.blocks.Diagnosis;
import panal.namenode.blocks.Standing;
import panal.protocol.value.NodeId;

/** On how many hosts and in how many known racks copies are; the more hosts the better, then the more racks. */
record Spread(int hosts, int racks) implements Comparable<Spread> {
    static Spread of(Collection<NodeId> nodes, Diagnosis diagnosis) {
        Set<String> hosts = new HashSet<>();
        Set<String> racks = new HashSet<>();
        for (NodeId node : nodes) {
            Standing standing = diagnosis.standing(node);
            hosts.add(standing.host());
            racks.add(standing.rack());
        }
        racks.remove("");
        return new Spread(hosts.size(), racks.size());
    }

    @Override
    public int compareTo(Spread other) {
        return hosts != other.hosts ? Integer.compare(hosts, other.hosts) : Integer.compare(racks, other.racks);
    }
}
