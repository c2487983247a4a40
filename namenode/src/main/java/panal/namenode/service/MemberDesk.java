package panal.namenode.service;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Committer;
import panal.namenode.membership.MemberView;
import panal.namenode.namespace.MemberState;
import panal.namenode.namespace.SetMemberState;
import panal.namenode.service.cluster.Cluster;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeName;

/**
 * What operators plan with DataNodes: to leave, to be absent for a while, to be gone. Each plan is journaled; asking for one
 * that there is already changes nothing. All but leaving can be planned in safe mode, which may wait for just that; but
 * nothing in a journal that is known to be an old one. Who may ask is checked before. Thread-safe.
 */
final class MemberDesk {
    private static final Logger log = LoggerFactory.getLogger(MemberDesk.class);
    private static final Duration LONGEST_ABSENCE = Duration.ofDays(30);

    private final Committer committer;
    private final Cluster cluster;
    private final Links links;
    private final Clock clock;

    MemberDesk(Committer committer, Cluster cluster, Links links, Clock clock) {
        this.committer = committer;
        this.cluster = cluster;
        this.links = links;
        this.clock = clock;
    }

    /** One after another: two nodes may be one too many, though each of them alone could leave. */
    synchronized void leave(String user, NodeName node) throws PanalException {
        cluster.requireWritable();
        MemberView member = member(node);
        if (member.plan() == MemberState.LEAVING) {
            return;
        }
        if (member.plan() == MemberState.LEFT) {
            throw new NoDataNodes(node + " has left already");
        }
        if (!member.answers()) {
            throw new NoDataNodes(node + " is " + member.explained() + ": its blocks cannot be copied from it; start it"
                    + " first, or declare it gone for good: forget " + node);
        }
        new Preflight(cluster).toLeave(member, committer.published());
        plan(user, member, MemberState.LEAVING, 0);
    }

    /** Takes back that it leaves, or has left. */
    void stay(String user, NodeName node) throws PanalException {
        cluster.requireHonestJournal();
        MemberView member = member(node);
        switch (member.plan()) {
            case LEAVING, LEFT -> plan(user, member, MemberState.IN_SERVICE, 0);
            case MAINTENANCE ->
                throw new NoDataNodes(
                        node + " is not leaving, it is in maintenance; maintenance " + node + " --end ends that");
            case IN_SERVICE -> log.info("node stays as it is node={} user={}", node, user);
        }
    }

    void maintenance(String user, NodeName node, long millis) throws PanalException {
        if (millis < 1 || millis > LONGEST_ABSENCE.toMillis()) {
            throw new InvalidInput("a maintenance of " + millis + " ms; it takes at least a moment and at most "
                    + LONGEST_ABSENCE.toDays() + " days: use leave for longer");
        }
        cluster.requireHonestJournal();
        MemberView member = member(node);
        switch (member.plan()) {
            case LEAVING -> throw new NoDataNodes(node + " is leaving; stay " + node + " first");
            case LEFT -> throw new NoDataNodes(node + " has left; stay " + node + " takes it back");
            case IN_SERVICE, MAINTENANCE -> plan(user, member, MemberState.MAINTENANCE, clock.millis() + millis);
        }
    }

    void endMaintenance(String user, NodeName node) throws PanalException {
        cluster.requireHonestJournal();
        MemberView member = member(node);
        if (member.plan() == MemberState.MAINTENANCE) {
            plan(user, member, MemberState.IN_SERVICE, 0);
        }
    }

    /** Declares a silent node gone for good: nobody waits for it any more. */
    void forget(String user, NodeName node) throws PanalException {
        cluster.requireHonestJournal();
        MemberView member = member(node);
        if (member.plan() == MemberState.LEFT) {
            return;
        }
        if (member.answers()) {
            throw new NoDataNodes(
                    node + " is " + member.explained() + "; what can still be heard is not forgotten: leave " + node
                            + " has its blocks copied first, or stop it");
        }
        plan(user, member, MemberState.LEFT, 0);
    }

    private void plan(String user, MemberView member, MemberState state, long untilMillis) throws PanalException {
        committer.submit(
                state == MemberState.MAINTENANCE
                        ? SetMemberState.maintenance(member.id(), untilMillis)
                        : SetMemberState.to(member.id(), state));
        if (state == MemberState.LEFT) {
            links.end(member.id());
        }
        log.info("node planned node={} plan={} until={} user={}", member.name(), state, untilMillis, user);
    }

    private MemberView member(NodeName node) throws NoDataNodes {
        List<MemberView> members = cluster.under(state -> state.members().views());
        return members.stream()
                .filter(member -> member.name().equals(node))
                .findFirst()
                .orElseThrow(() -> new NoDataNodes("there is no " + node + " in this cluster"
                        + members.stream()
                                .map(member -> member.name().text())
                                .collect(Collectors.joining(", ", "; there is ", ""))));
    }
}
