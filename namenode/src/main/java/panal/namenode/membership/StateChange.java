package panal.namenode.membership;

import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

/** A node that is no longer as it was. */
public record StateChange(NodeId node, NodeName name, NodeState before, NodeState now) {}
