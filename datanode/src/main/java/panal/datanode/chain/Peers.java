package panal.datanode.chain;

import panal.protocol.stream.StreamPool;

/** The other DataNodes, by name. Thread-safe. */
public interface Peers extends StreamPool.Nodes {}
