package panal.namenode.service;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.balance.Balancer;
import panal.namenode.commit.Committer;
import panal.namenode.membership.MemberView;
import panal.namenode.namespace.Member;
import panal.namenode.namespace.MemberState;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.SetMemberState;
import panal.namenode.service.cluster.Cluster;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeId;

/**
 * What time brings about for the members: absences end, who leaves has left, the nodes are evened out. In a journal that is
 * known to be an old one nothing comes about. For one thread.
 */
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
        if (!cluster.journalIsOld()) {
            followPlans();
        }
        balancer.tick();
    }

    private void followPlans() throws PanalException {
        // Taken first: whatever is planned with a node while it is looked at, that is what counts.
        Namespace now = committer.published();
        for (NodeId node : cluster.under(state -> state.members().overdueAbsences())) {
            if (follow(now, node, MemberState.MAINTENANCE, MemberState.IN_SERVICE)) {
                log.info("maintenance is over node={}", node);
            }
        }
        for (MemberView member : cluster.under(leaving::review)) {
            if (follow(now, member.id(), MemberState.LEAVING, MemberState.LEFT)) {
                links.end(member.id());
                log.info("node has left node={}", member.name());
            }
        }
    }

    private boolean follow(Namespace now, NodeId node, MemberState before, MemberState after) throws PanalException {
        Optional<Member> member = now.member(node).filter(each -> each.state() == before);
        return member.isPresent()
                && committer.submit(SetMemberState.after(member.get(), after)).state() == after;
    }
}
