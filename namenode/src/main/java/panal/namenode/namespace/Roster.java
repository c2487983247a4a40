package panal.namenode.namespace;

import java.util.Comparator;
import java.util.UUID;
import org.pcollections.TreePMap;
import panal.protocol.value.ClusterId;
import panal.protocol.value.NodeId;

/** Who belongs to the cluster. */
record Roster(ClusterId cluster, long epoch, TreePMap<String, User> users, TreePMap<NodeId, Member> members) {
    static final Roster EMPTY = new Roster(
            ClusterId.NONE, 0, TreePMap.empty(), TreePMap.empty(Comparator.<NodeId, UUID>comparing(NodeId::uuid)));

    Roster of(ClusterId newCluster) {
        return new Roster(newCluster, epoch, users, members);
    }

    Roster at(long newEpoch) {
        return new Roster(cluster, newEpoch, users, members);
    }

    Roster with(User user) {
        return new Roster(cluster, epoch, users.plus(user.name(), user), members);
    }

    Roster with(Member member) {
        return new Roster(cluster, epoch, users, members.plus(member.id(), member));
    }
}
