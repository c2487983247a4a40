package panal.cliente.read;

import java.time.Duration;
import java.util.concurrent.Executor;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.DataNodes;
import panal.cliente.session.DirectBuffers;
import panal.cliente.session.Patience;

/**
 * What reading needs.
 *
 * @param workers runs calls to DataNodes; must not be bounded, because a call may wait for another one
 * @param slow how long a DataNode may take for a packet before another one is asked too
 */
record ReadContext(
        ClusterSession session,
        DataNodes nodes,
        DirectBuffers buffers,
        Executor workers,
        Patience patience,
        Duration slow) {}
