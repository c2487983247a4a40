package panal.namenode.membership;

import java.time.Duration;
import java.time.Instant;
import panal.namenode.namespace.MemberState;
import panal.protocol.value.Address;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeWork;

/** One node's record. Not thread-safe: belongs to its {@link Membership}. */
final class Member {
    private static final Address NOWHERE = new Address("unknown", 1);
    private static final NodeHealth UNKNOWN = new NodeHealth(0, 0, 0, 0, 0, 0, 0, 0);

    final NodeId id;
    final NodeName name;
    private MemberState plan;
    /** When an announced absence is over, or when the last one was. */
    private Instant until = Instant.EPOCH;
    /** Since when silence counts; a node that has not joined is silent from when it became known. */
    private Instant listening;

    /** What {@link Membership#tick} saw last. */
    NodeState seen = NodeState.DEAD;

    private Address address = NOWHERE;
    private String host = "";
    private String rack = "";
    private long incarnation;
    private long link;
    private Instant heard = Instant.EPOCH;
    private NodeHealth health = UNKNOWN;
    private NodeWork work = NodeWork.NONE;
    private int granted;
    private boolean stopped;

    Member(NodeId id, NodeName name, Instant known) {
        this.id = id;
        this.name = name;
        this.plan = MemberState.IN_SERVICE;
        this.listening = known;
    }

    void plan(MemberState newPlan, Instant newUntil, Instant now) {
        if (newPlan == MemberState.MAINTENANCE) {
            until = newUntil;
        } else if (plan == MemberState.MAINTENANCE && now.isBefore(until)) {
            until = now;
        }
        plan = newPlan;
    }

    /** What is decided about it now: an announced absence ends by itself. */
    MemberState planAt(Instant now) {
        return plan == MemberState.MAINTENANCE && !now.isBefore(until) ? MemberState.IN_SERVICE : plan;
    }

    /** Whether the time of an absence that was announced is over, and nobody has noted it. */
    boolean overdueAt(Instant now) {
        return plan != planAt(now);
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
        listening = now;
    }

    void hear(NodeHealth newHealth, Instant now) {
        health = newHealth;
        granted = 0;
        heard = now;
        listening = now;
    }

    void works(NodeWork newWork) {
        work = newWork;
    }

    void grant() {
        granted++;
    }

    void stop(Instant now) {
        stopped = true;
        listening = now;
    }

    /** Forgives silence that was the listener's own. */
    void forgive(Duration pause) {
        listening = listening.plus(pause);
        if (incarnation > 0) {
            heard = heard.plus(pause);
        }
    }

    NodeState stateAt(Instant now, Timing timing) {
        NodeState byEar = byEar(now, timing);
        return switch (planAt(now)) {
            case IN_SERVICE -> byEar;
            case LEAVING -> byEar == NodeState.LIVE ? NodeState.LEAVING : byEar;
            case LEFT -> NodeState.LEFT;
            case MAINTENANCE -> NodeState.MAINTENANCE;
        };
    }

    private boolean answersAt(Instant now, Timing timing) {
        return planAt(now) != MemberState.LEFT && byEar(now, timing) != NodeState.DEAD;
    }

    /** Whether a good copy on it counts towards those that its block wants. */
    boolean countsAt(Instant now, Timing timing) {
        return switch (planAt(now)) {
            case IN_SERVICE -> now.isBefore(lostAt(timing));
            case LEAVING, LEFT -> false;
            case MAINTENANCE -> true;
        };
    }

    private Duration countsFor(Instant now, Timing timing) {
        boolean announced = planAt(now) == MemberState.MAINTENANCE;
        return Duration.between(now, announced ? until : lostAt(timing));
    }

    /** When its copies stop to count if it is not heard again. Silence during an announced absence is none. */
    private Instant lostAt(Timing timing) {
        Duration patience = timing.deadAfter().plus(timing.healAfter());
        Instant bySilence = listening.plus(stopped ? timing.stopGrace() : patience);
        Instant byAbsence = until.plus(patience);
        return byAbsence.isAfter(bySilence) ? byAbsence : bySilence;
    }

    /** Whether a process of it runs, as far as can be told. */
    boolean isHeardAt(Instant now, Timing timing) {
        return byEar(now, timing) == NodeState.LIVE;
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
                id,
                name,
                address,
                host,
                rack,
                incarnation,
                stateAt(now, timing),
                planAt(now),
                answersAt(now, timing),
                countsAt(now, timing),
                countsAt(now, timing) ? countsFor(now, timing).toMillis() : 0,
                health,
                work,
                age,
                granted,
                stopped);
    }
}
