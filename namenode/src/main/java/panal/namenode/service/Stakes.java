package panal.namenode.service;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import panal.namenode.blocks.Copy;
import panal.namenode.commit.Committer;
import panal.namenode.membership.MemberView;
import panal.namenode.namespace.Member;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.SoftState;
import panal.protocol.error.NoDataNodes;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStake;

/** Counts what depends on one node. Looks at all its blocks, some thousands under the lock at a time. Thread-safe. */
final class Stakes {
    private static final int BLOCKS_UNDER_LOCK = 10_000;

    private final Committer committer;
    private final Cluster cluster;

    Stakes(Committer committer, Cluster cluster) {
        this.committer = committer;
        this.cluster = cluster;
    }

    NodeStake of(NodeName name) throws NoDataNodes {
        List<MemberView> members = cluster.under(state -> state.members().views());
        MemberView member = members.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoDataNodes("there is no " + name + " in this cluster"));
        Set<NodeId> others = members.stream()
                .filter(other -> other.answers() && !other.id().equals(member.id()))
                .map(MemberView::id)
                .collect(Collectors.toSet());
        long[] blocks = cluster.under(state -> state.blocks().diagnosis().allOn(member.id()));
        long onlyHere = onlyHere(blocks, member.id(), others);
        return cluster.under(state -> stake(state, member, blocks.length, onlyHere));
    }

    private long onlyHere(long[] blocks, NodeId node, Set<NodeId> others) {
        long found = 0;
        for (int from = 0; from < blocks.length; from += BLOCKS_UNDER_LOCK) {
            int first = from;
            int end = Math.min(blocks.length, from + BLOCKS_UNDER_LOCK);
            found += cluster.under(state -> onlyOn(state, blocks, first, end, node, others));
        }
        return found;
    }

    private static long onlyOn(SoftState state, long[] blocks, int first, int end, NodeId node, Set<NodeId> others) {
        long found = 0;
        for (int i = first; i < end; i++) {
            BlockId block = new BlockId(blocks[i]);
            List<Copy> good =
                    state.blocks().copies(block).stream().filter(Copy::good).toList();
            boolean here = good.stream().anyMatch(copy -> copy.node().equals(node));
            boolean elsewhere = good.stream().anyMatch(copy -> others.contains(copy.node()));
            found += here && !elsewhere && state.blocks().claimOf(block).ofFile() ? 1 : 0;
        }
        return found;
    }

    private NodeStake stake(SoftState state, MemberView member, long blocks, long onlyHere) {
        long nowhere = state.blocks().reported(member.id())
                ? 0
                : state.blocks().fileBlocks() - state.blocks().presentBlocks();
        long until = committer
                .published()
                .member(member.id())
                .map(Member::untilMillis)
                .orElse(0L);
        return new NodeStake(member.name(), member.state().text(), until, blocks, onlyHere, nowhere);
    }
}
