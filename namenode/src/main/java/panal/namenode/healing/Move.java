package panal.namenode.healing;

import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;

/** A wish to have a copy somewhere else: one is made on {@code to}, and when it is good, the one on {@code from} may go. */
public record Move(BlockId block, NodeId from, NodeId to) {}
