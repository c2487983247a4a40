package panal.namenode.service.cluster;

import java.util.List;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Census;
import panal.namenode.blocks.SafeMode;
import panal.namenode.healing.Healing;
import panal.namenode.healing.ScrubOrders;
import panal.namenode.membership.Membership;
import panal.namenode.membership.NodeState;

/** What {@link Cluster} guards, while its lock is held. Not to be kept. */
public record SoftState(Membership members, BlockMap blocks, SafeMode safeMode, Healing healing, ScrubOrders scrubs) {
    /** What somebody wants to know or to do: it computes, and neither waits nor calls out. */
    public interface Look<T, E extends Exception> {
        T at(SoftState state) throws E;
    }

    public Census census() {
        return census(members, blocks);
    }

    /** What has been heard since the start. */
    static Census census(Membership members, BlockMap blocks) {
        List<String> missing = members.views().stream()
                .filter(member -> member.state() != NodeState.LEFT && !blocks.reported(member.id()))
                .map(member -> member.name().text())
                .toList();
        return new Census(blocks.fileBlocks(), blocks.presentBlocks(), missing);
    }
}
