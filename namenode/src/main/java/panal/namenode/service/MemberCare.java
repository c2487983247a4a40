package panal.namenode.service;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.balance.Balancer;
import panal.namenode.commit.Committer;
import panal.namenode.membership.MemberView;
import panal.namenode.namespace.MemberState;
import panal.namenode.namespace.SetMemberState;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeId;

/** What time brings about for the members: absences end, who leaves has left, the nodes are evened out. For one thread. */
final class MemberCare {
    private static final Logger log = LoggerFactory.getLogger(MemberCare.class);

    private final Committer committer;
    private final Cluster cluster;
    private final Links links;
    private final LeavingNodes leaving;
    private final Balancer balancer;

    MemberCare(Committer committer, Cluster cluster, Links links, LeavingNodes leaving, Balancer balancer) {
        this.committer = committer;
        this.cluster = cluster;
        this.links = links;
        this.leaving = leaving;
        this.balancer = balancer;
    }

    void run() throws PanalException {
        List<NodeId> back = cluster.under(state -> state.members().overdueAbsences());
        for (NodeId node : back) {
            committer.submit(SetMemberState.to(node, MemberState.IN_SERVICE));
            log.info("maintenance is over node={}", node);
        }
        List<MemberView> free = cluster.under(leaving::review);
        for (MemberView member : free) {
            committer.submit(SetMemberState.to(member.id(), MemberState.LEFT));
            links.end(member.id());
            log.info("node has left node={}", member.name());
        }
        balancer.tick();
    }
}
