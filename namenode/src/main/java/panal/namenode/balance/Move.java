package panal.namenode.balance;

import panal.protocol.value.BlockId;
import panal.protocol.value.NodeName;

/** One copy of a block that goes from one node to another: first it is copied, then the surplus copy goes. */
public record Move(BlockId block, long bytes, NodeName from, NodeName to) {}
