package panal.namenode.membership;

import java.time.Duration;
import panal.namenode.namespace.MemberState;
import panal.protocol.value.Address;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStatus;
import panal.protocol.value.NodeWork;

/**
 * A DataNode at one moment. Immutable.
 *
 * @param incarnation of its process; 0 when it has not joined since the NameNode's start
 * @param plan what was decided about it; an announced absence whose time is over is none
 * @param answers whether a reader may be sent to it: it is heard, and has not left
 * @param counts whether a good copy on it is one of those that a block wants. On a node that is gone for a while, as was
 *     announced, copies count though they cannot be read; on a node that is leaving they do not, though they can
 * @param countsForMillis for how long they still do if the node is not heard; 0 when they do not
 * @param ageMillis of its last sign of life; -1 when there was none since the NameNode's start
 * @param granted blocks it was chosen for since its last heartbeat
 * @param stopped whether it said that it stops
 */
public record MemberView(
        NodeId id,
        NodeName name,
        Address address,
        String host,
        String rack,
        long incarnation,
        NodeState state,
        MemberState plan,
        boolean answers,
        boolean counts,
        long countsForMillis,
        NodeHealth health,
        NodeWork work,
        long ageMillis,
        int granted,
        boolean stopped) {
    public NodeStatus status() {
        return new NodeStatus(name, id, address, state.text(), live() ? "" : why(), health, ageMillis);
    }

    public boolean live() {
        return state == NodeState.LIVE;
    }

    /** Whether it is silent and that was announced: it was stopped on purpose, or is in maintenance. */
    public boolean excused() {
        return counts && (stopped || state == NodeState.MAINTENANCE);
    }

    /** Its state with what led to it, for a message: {@code suspect, last heard 6 s ago}. */
    public String explained() {
        return state.text() + ", " + why();
    }

    private String why() {
        String rest = counts ? Spoken.span(Duration.ofMillis(countsForMillis)) : "";
        if (state == NodeState.MAINTENANCE) {
            return "for " + rest + " more";
        }
        if (stopped) {
            return "it was stopped on purpose" + (counts ? "; its copies count for " + rest + " more" : "");
        }
        if (ageMillis < 0) {
            return "not seen since the NameNode's start";
        }
        return "last heard " + Spoken.span(Duration.ofMillis(ageMillis)) + " ago";
    }
}
