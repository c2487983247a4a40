package panal.datanode.heartbeat;

import java.time.Clock;
import java.util.Objects;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

/** Who this node is in the cluster, and what it has heard of the NameNode. Thread-safe. */
public final class Standing {
    private final NodeId node;
    private final Clock clock;
    private volatile NodeName name;
    private volatile Epoch heard;
    /** What to add to this machine's clock to have the NameNode's. */
    private volatile long offsetMillis;

    /**
     * Before the first join.
     *
     * @param wished the name until another one is given
     * @param heard the highest epoch known from earlier starts
     */
    public Standing(NodeId node, NodeName wished, Epoch heard, Clock clock) {
        this.node = Objects.requireNonNull(node, "node");
        this.name = wished;
        this.heard = heard;
        this.clock = clock;
    }

    public NodeId node() {
        return node;
    }

    public NodeName name() {
        return name;
    }

    /** The highest epoch heard. */
    public Epoch heard() {
        return heard;
    }

    /** The NameNode's time, in milliseconds since 1970, as far as this node can tell. */
    public long nameNodeMillis() {
        return clock.millis() + offsetMillis;
    }

    /** The name that the NameNode has given. */
    void named(NodeName given) {
        name = given;
    }

    /**
     * False for an epoch that is over, whose orders do not count. The highest number and the highest transaction are kept,
     * each by itself: transactions grow over all epochs, and an old copy of the journal that has begun a higher epoch must
     * not make this node forget how far the newest one had come.
     */
    synchronized boolean hear(Epoch epoch, long nowMillis) {
        if (epoch.number() < heard.number()) {
            return false;
        }
        heard = new Epoch(epoch.number(), Math.max(epoch.transaction(), heard.transaction()));
        offsetMillis = nowMillis - clock.millis();
        return true;
    }
}
