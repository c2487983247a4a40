package panal.namenode.membership;

import java.time.Duration;
import java.time.Instant;
import panal.namenode.namespace.MemberState;
import panal.protocol.value.Address;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;

/** One node's record. Not thread-safe: belongs to its {@link Membership}. */
final class Member {
    private static final Address NOWHERE = new Address("unknown", 1);
    private static final NodeHealth UNKNOWN = new NodeHealth(0, 0, 0, 0, 0, 0, 0, 0);

    final NodeId id;
    final NodeName name;
    MemberState plan;
    /** What {@link Membership#tick} saw last. */
    NodeState seen = NodeState.DEAD;

    private Address address = NOWHERE;
    private String host = "";
    private String rack = "";
    private long incarnation;
    private long link;
    private Instant heard = Instant.EPOCH;
    private NodeHealth health = UNKNOWN;
    private int granted;
    private boolean stopped;

    Member(NodeId id, NodeName name, MemberState plan) {
        this.id = id;
        this.name = name;
        this.plan = plan;
    }

    long incarnation() {
        return incarnation;
    }

    Address address() {
        return address;
    }

    boolean linkedBy(long number) {
        return link == number;
    }

    void join(NodeJoin join, long newLink, Instant now) {
        address = join.address();
        host = join.host();
        rack = join.rack();
        incarnation = join.incarnation();
        link = newLink;
        granted = 0;
        stopped = false;
        heard = now;
    }

    void hear(NodeHealth newHealth, Instant now) {
        health = newHealth;
        granted = 0;
        heard = now;
    }

    void grant() {
        granted++;
    }

    void stop() {
        stopped = true;
    }

    /** Forgives silence that was the listener's own. */
    void forgive(Duration pause) {
        if (incarnation > 0) {
            heard = heard.plus(pause);
        }
    }

    NodeState stateAt(Instant now, Timing timing) {
        NodeState byEar = byEar(now, timing);
        return switch (plan) {
            case IN_SERVICE -> byEar;
            case LEAVING -> byEar == NodeState.LIVE ? NodeState.LEAVING : byEar;
            case LEFT -> NodeState.LEFT;
            case MAINTENANCE -> byEar == NodeState.LIVE ? NodeState.LIVE : NodeState.MAINTENANCE;
        };
    }

    private NodeState byEar(Instant now, Timing timing) {
        if (incarnation == 0 || stopped) {
            return NodeState.DEAD;
        }
        Duration silence = Duration.between(heard, now);
        if (silence.compareTo(timing.deadAfter()) >= 0) {
            return NodeState.DEAD;
        }
        return silence.compareTo(timing.suspectAfter()) >= 0 ? NodeState.SUSPECT : NodeState.LIVE;
    }

    MemberView viewAt(Instant now, Timing timing) {
        long age =
                incarnation == 0 ? -1 : Math.max(0, Duration.between(heard, now).toMillis());
        return new MemberView(
                id, name, address, host, rack, incarnation, stateAt(now, timing), health, age, granted, stopped);
    }
}
