package panal.namenode.membership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.namenode.namespace.MemberState;
import panal.protocol.error.AccessDenied;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeWork;

/**
 * The DataNodes that belong. A node is known by its id; a process of it by its incarnation; what a process is heard
 * through by its link. The newest incarnation is the node, whatever older processes say. Not thread-safe: its owner calls
 * it under one lock.
 */
public final class Membership {
    private final Clock clock;
    private final Timing timing;
    private final Map<NodeId, Member> members = new HashMap<>();
    private final Map<NodeName, Member> byName = new HashMap<>();
    private long links;
    private Instant ticked;

    public Membership(Clock clock, Timing timing) {
        this.clock = clock;
        this.timing = timing;
        this.ticked = clock.instant();
    }

    /**
     * Takes in what the journal knows of a node; a node that is there keeps what is known of its process.
     *
     * @param until when an absence that was announced is over; does not matter for other plans
     */
    public void know(NodeId node, NodeName name, MemberState plan, Instant until) {
        Member member = members.computeIfAbsent(node, id -> new Member(id, name, clock.instant()));
        member.plan(plan, until, clock.instant());
        byName.put(name, member);
    }

    public Optional<NodeName> nameOf(NodeId node) {
        return Optional.ofNullable(members.get(node)).map(member -> member.name);
    }

    public Optional<NodeId> idOf(NodeName name) {
        return Optional.ofNullable(byName.get(name)).map(member -> member.id);
    }

    /** The wished name if no other node has it, else the one with the lowest number that nobody has. */
    public NodeName freeName(NodeId node, NodeName wished) {
        Optional<NodeName> own = nameOf(node);
        if (own.isPresent()) {
            return own.get();
        }
        NodeName name = wished;
        for (int slot = 1; byName.containsKey(name); slot++) {
            name = NodeName.ofSlot(slot);
        }
        return name;
    }

    /** Refuses a process that is not the newest of its node, or is another one beside it. Changes nothing. */
    public void requireNewest(NodeJoin join) throws AccessDenied {
        Member member = members.get(join.node());
        if (member == null) {
            return;
        }
        boolean elsewhere = !member.address().equals(join.address());
        // A copied directory counts on from the original's starts: as long as that one is heard, it is the node.
        boolean copied = elsewhere && member.isHeardAt(clock.instant(), timing);
        if (member.incarnation() < join.incarnation() && !copied) {
            return;
        }
        if (member.incarnation() == join.incarnation() && !elsewhere) {
            return;
        }
        throw new AccessDenied(member.name + " is already here: its newest process is start " + member.incarnation()
                + " at " + member.address() + ", and start " + join.incarnation() + " at " + join.address()
                + " shows the same identity; if its data directory is a copy, start it with another one; if the node"
                + " has moved, stop its old process and start the new one "
                + timing.suspectAfter().toMillis()
                + " ms later");
    }

    /** Takes a known node's process in, and gives the number of its link; links given before are dead. */
    public long admit(NodeJoin join) throws AccessDenied {
        requireNewest(join);
        Member member = members.get(join.node());
        if (member == null) {
            throw new IllegalStateException("node " + join.node() + " is admitted before it is known");
        }
        links++;
        member.join(join, links, clock.instant());
        return links;
    }

    /** Notes a sign of life; refuses one that comes through a link which was replaced. */
    public void heard(NodeId node, long link, NodeHealth health) throws AccessDenied {
        linked(node, link).hear(health, clock.instant());
    }

    /** Notes what a node does besides serving clients. */
    public void works(NodeId node, NodeWork work) {
        Optional.ofNullable(members.get(node)).ifPresent(member -> member.works(work));
    }

    /** Notes that a node's process stops on purpose. */
    public void stopped(NodeId node, long link) throws AccessDenied {
        linked(node, link).stop(clock.instant());
    }

    /** Refuses a link that was replaced by a newer one. */
    public void requireLink(NodeId node, long link) throws AccessDenied {
        linked(node, link);
    }

    private Member linked(NodeId node, long link) throws AccessDenied {
        Member member = members.get(node);
        if (member == null || !member.linkedBy(link)) {
            throw new AccessDenied("this link of node " + node + " was replaced by a newer one; join again");
        }
        return member;
    }

    /** Counts a block that a node was chosen for, so that its next heartbeat is not waited for. */
    public void granted(NodeName name) {
        Optional.ofNullable(byName.get(name)).ifPresent(Member::grant);
    }

    /**
     * What has changed since the last call. To be called a few times a second: a longer gap means that this process stood
     * still (a suspended laptop, a long pause), and is no silence of the nodes.
     */
    public List<StateChange> tick() {
        Instant now = clock.instant();
        Duration gap = Duration.between(ticked, now);
        ticked = now;
        if (gap.compareTo(timing.suspectAfter().dividedBy(2)) > 0) {
            members.values().forEach(member -> member.forgive(gap));
        }
        List<StateChange> changes = new ArrayList<>();
        for (Member member : members.values()) {
            NodeState state = member.stateAt(now, timing);
            if (state != member.seen) {
                changes.add(new StateChange(member.id, member.name, member.seen, state));
                member.seen = state;
            }
        }
        return changes;
    }

    /**
     * Whether a good copy on this node is one of those that a block wants: see {@link MemberView#counts}. The one rule for
     * healing, trimming and leaving; it may change from one moment to the next, without news from anybody.
     */
    public boolean counts(NodeId node) {
        return Optional.ofNullable(members.get(node))
                .map(member -> member.countsAt(clock.instant(), timing))
                .orElse(false);
    }

    /** Nodes whose announced absence is over, which the journal does not say yet. */
    public List<NodeId> overdueAbsences() {
        Instant now = clock.instant();
        return members.values().stream()
                .filter(member -> member.overdueAt(now))
                .map(member -> member.id)
                .toList();
    }

    public Optional<MemberView> view(NodeId node) {
        return Optional.ofNullable(members.get(node)).map(member -> member.viewAt(clock.instant(), timing));
    }

    /** All members by name. */
    public List<MemberView> views() {
        Instant now = clock.instant();
        return members.values().stream()
                .map(member -> member.viewAt(now, timing))
                .sorted(Comparator.comparing(MemberView::name))
                .toList();
    }
}
