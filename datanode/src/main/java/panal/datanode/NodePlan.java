package panal.datanode;

import java.time.Duration;
import java.util.Objects;
import panal.datanode.store.StoreSettings;
import panal.protocol.rmi.HostChoice;
import panal.protocol.value.NodeName;

/**
 * What is decided before a DataNode starts.
 *
 * @param wished its name, unless the NameNode gives it another
 * @param bindHost name or literal to listen on and to advertise
 * @param port 0 for a free one
 * @param rack where the machine stands, or empty text
 * @param streams whether bulk bytes go by streams, where the other side has them too
 * @param healBandwidth bytes a second that ordered copies may take at most; {@link Long#MAX_VALUE} for what clients leave
 * @param scrubTime in which all blocks are verified once; zero for never
 * @param patience how long to wait for the cluster at the start
 */
record NodePlan(
        NodeName wished,
        StoreSettings store,
        String bindHost,
        int port,
        String rack,
        boolean streams,
        long healBandwidth,
        Duration scrubTime,
        Duration patience) {
    NodePlan {
        Objects.requireNonNull(wished, "wished");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(rack, "rack");
        Objects.requireNonNull(scrubTime, "scrubTime");
        Objects.requireNonNull(patience, "patience");
    }

    /** All nodes that are reached by loopback stand on one machine. */
    String machine() {
        return HostChoice.isLoopback(bindHost) ? "localhost" : bindHost;
    }
}
