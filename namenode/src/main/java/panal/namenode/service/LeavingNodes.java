package panal.namenode.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import panal.namenode.healing.LeavingNode;
import panal.namenode.membership.MemberView;
import panal.namenode.namespace.MemberState;
import panal.namenode.service.cluster.SoftState;
import panal.protocol.value.NodeId;
import panal.protocol.value.Undertaking;

/** Follows the nodes that leave, until nothing needs them any more. What is in here is guarded by the cluster's lock. */
final class LeavingNodes {
    /** A transfer that is still under way then is no write that began before the node was to leave: no token lives longer. */
    private static final Duration TRANSFERS_END = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<NodeId, Departure> leaving = new HashMap<>();

    LeavingNodes(Clock clock) {
        this.clock = clock;
    }

    private static final class Departure {
        private final LeavingNode node;
        private final Instant since;

        Departure(LeavingNode node, Instant since) {
            this.node = node;
            this.since = since;
        }
    }

    /** Looks on; answers which nodes have nothing any more that anybody needs. Called under the cluster's lock. */
    List<MemberView> review(SoftState state) {
        List<MemberView> free = new ArrayList<>();
        leaving.keySet().removeIf(node -> state.members()
                .view(node)
                .filter(member -> member.plan() == MemberState.LEAVING)
                .isEmpty());
        for (MemberView member : state.members().views()) {
            if (member.plan() == MemberState.LEAVING && isFree(state, member)) {
                free.add(member);
            }
        }
        return free;
    }

    private boolean isFree(SoftState state, MemberView member) {
        Departure departure = departure(state, member);
        if (!state.blocks().reported(member.id())) {
            departure.node.again();
            return false;
        }
        boolean passed = departure.node.review();
        return passed && obstacle(state, member, departure).isEmpty();
    }

    private Departure departure(SoftState state, MemberView member) {
        return leaving.computeIfAbsent(
                member.id(), node -> new Departure(new LeavingNode(node, state.blocks(), clock), clock.instant()));
    }

    /** What it waits for beside the copies that are being made; empty text for nothing. */
    private String obstacle(SoftState state, MemberView member, Departure departure) {
        String safeMode = state.safeMode().reason();
        if (!safeMode.isEmpty()) {
            return "waits for safe mode to end: " + safeMode;
        }
        if (!member.answers()) {
            return member.name() + " is " + member.explained() + "; start it, or declare it gone: forget "
                    + member.name();
        }
        if (!state.blocks().reported(member.id())) {
            return member.name() + " has not told yet what it has";
        }
        LeavingNode node = departure.node;
        if (node.unreadable() > 0) {
            return node.unreadable() + " of its blocks have no good copy anywhere; fsck names the files";
        }
        int others = Preflight.places(state.members().views(), member.id());
        if (node.mostWanted() > others) {
            return "files want " + node.mostWanted() + " copies, and " + others
                    + " other nodes are in service; start another node, or stay " + member.name();
        }
        boolean writing = member.health().transfers() > 0
                && departure.since.plus(TRANSFERS_END).isAfter(clock.instant());
        if (node.left() == 0 && writing) {
            return "waits for " + member.health().transfers() + " transfers under way";
        }
        return node.uploads() > 0 ? "waits for uploads under way with " + node.uploads() + " blocks" : "";
    }

    /** How far each is, also before the first look at it. Called under the cluster's lock. */
    List<Undertaking> undertakings(SoftState state) {
        return state.members().views().stream()
                .filter(member -> member.plan() == MemberState.LEAVING)
                .map(member -> undertaking(state, member))
                .toList();
    }

    private Undertaking undertaking(SoftState state, MemberView member) {
        Departure departure = departure(state, member);
        LeavingNode node = departure.node;
        return new Undertaking(
                "leave " + member.name(),
                node.blocks() - node.left(),
                node.blocks(),
                node.left() == 0 ? 0 : node.rest().map(Duration::toMillis).orElse(-1L),
                obstacle(state, member, departure));
    }
}
