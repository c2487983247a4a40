package panal.namenode.service.cluster;

import java.util.List;
import panal.protocol.value.NodeName;

/**
 * Where a block is.
 *
 * @param replicas nodes to ask, best first
 * @param gone nodes that have it and do not answer
 */
public record Whereabouts(List<NodeName> replicas, List<NodeName> gone) {}
