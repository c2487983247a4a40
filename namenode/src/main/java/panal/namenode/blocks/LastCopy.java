package panal.namenode.blocks;

import java.time.Instant;
import panal.protocol.value.NodeId;

/** Who had the last good copy of a block that is nowhere now, and when it was found to be gone. */
public record LastCopy(NodeId node, Instant gone) {}
