package panal.namenode.service;

import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.SafeMode;
import panal.namenode.healing.Healing;
import panal.namenode.membership.Membership;

/** What {@link Cluster} guards, while its lock is held. Not to be kept. */
record SoftState(Membership members, BlockMap blocks, SafeMode safeMode, Healing healing) {
    /** What somebody wants to know or to do: it computes, and neither waits nor calls out. */
    interface Look<T, E extends Exception> {
        T at(SoftState state) throws E;
    }
}
