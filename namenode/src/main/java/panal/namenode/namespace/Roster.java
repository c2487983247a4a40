package panal.namenode.namespace;

import java.util.Comparator;
import java.util.UUID;
import org.pcollections.TreePMap;
import panal.protocol.value.ClusterId;
import panal.protocol.value.NodeId;

/** Who belongs to the cluster. */
record Roster(ClusterId cluster, Epochs epochs, TreePMap<String, User> users, TreePMap<NodeId, Member> members) {
    static final Roster EMPTY = new Roster(
            ClusterId.NONE,
            Epochs.NONE,
            TreePMap.empty(),
            TreePMap.empty(Comparator.<NodeId, UUID>comparing(NodeId::uuid)));

    Roster of(ClusterId newCluster) {
        return new Roster(newCluster, epochs, users, members);
    }

    Roster in(Epochs newEpochs) {
        return new Roster(cluster, newEpochs, users, members);
    }

    Roster with(User user) {
        return new Roster(cluster, epochs, users.plus(user.name(), user), members);
    }

    Roster with(Member member) {
        return new Roster(cluster, epochs, users, members.plus(member.id(), member));
    }
}
