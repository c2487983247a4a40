package panal.namenode.service;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.Claim;
import panal.namenode.membership.MemberView;
import panal.namenode.namespace.MemberState;
import panal.namenode.namespace.Namespace;
import panal.namenode.service.cluster.Cluster;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.OutOfSpace;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileId;
import panal.protocol.value.NodeId;

/** Whether a node can leave at all: enough others for the copies that are wanted, and room there. Thread-safe. */
final class Preflight {
    private static final int BLOCKS_UNDER_LOCK = 10_000;
    private static final long GIB = 1L << 30;

    private final Cluster cluster;

    Preflight(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What would have to move. */
    private static final class Load {
        private final Set<FileId> tooDemanding = new HashSet<>();
        private int mostWanted;
        private long bytes;
    }

    /** Refuses what cannot be done, with the arithmetic. */
    void toLeave(MemberView member, Namespace now) throws PanalException {
        List<MemberView> members = cluster.under(state -> state.members().views());
        int others = places(members, member.id());
        Load load = load(member.id(), now, others);
        if (!load.tooDemanding.isEmpty()) {
            int files = load.tooDemanding.size();
            throw new NoDataNodes(
                    member.name() + " cannot leave: " + files + (files == 1 ? " file wants " : " files want ")
                            + "up to " + load.mostWanted + " copies, which needs " + load.mostWanted + " nodes, and "
                            + others
                            + " would remain; start another node, or delete these files or upload them again with fewer copies");
        }
        long room = members.stream()
                .filter(other -> other.live() && !other.id().equals(member.id()))
                .mapToLong(other -> other.health().free())
                .sum();
        if (load.bytes > room) {
            throw new OutOfSpace(
                    member.name() + " cannot leave: its " + size(load.bytes) + " need room, and the others have "
                            + size(room) + " free; start another node, or delete something");
        }
    }

    /** How many nodes beside this one hold copies that count. */
    static int places(List<MemberView> members, NodeId without) {
        return (int) members.stream()
                .filter(member -> !member.id().equals(without))
                .filter(member -> member.plan() == MemberState.IN_SERVICE || member.plan() == MemberState.MAINTENANCE)
                .filter(MemberView::counts)
                .count();
    }

    private Load load(NodeId node, Namespace now, int others) {
        Load load = new Load();
        long[] blocks = cluster.under(state -> state.blocks().diagnosis().allOn(node));
        for (int from = 0; from < blocks.length; from += BLOCKS_UNDER_LOCK) {
            int first = from;
            int end = Math.min(blocks.length, from + BLOCKS_UNDER_LOCK);
            cluster.under(state -> {
                for (int i = first; i < end; i++) {
                    add(load, state.blocks().diagnosis().health(new BlockId(blocks[i])), node, now, others);
                }
                return load;
            });
        }
        return load;
    }

    private static void add(Load load, BlockHealth block, NodeId node, Namespace now, int others) {
        Claim claim = block.claim();
        if (claim.kind() != Claim.Kind.FILE) {
            return;
        }
        boolean countsHere =
                block.copies().stream().anyMatch(copy -> copy.node().equals(node) && copy.good());
        if (block.counted() - (countsHere ? 1 : 0) < claim.wanted()) {
            load.bytes += claim.length();
        }
        if (claim.wanted() > others) {
            now.ownerOf(block.block()).ifPresent(load.tooDemanding::add);
            load.mostWanted = Math.max(load.mostWanted, claim.wanted());
        }
    }

    private static String size(long bytes) {
        return bytes >= GIB ? bytes / GIB + " GiB" : (bytes >> 20) + " MiB";
    }
}
