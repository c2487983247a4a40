package panal.namenode.rescue;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.namespace.Member;
import panal.namenode.namespace.MemberState;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.ForeignCluster;
import panal.protocol.error.PanalException;
import panal.protocol.error.SafeMode;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NodeLink;
import panal.protocol.remote.NodeWelcome;
import panal.protocol.remote.Session;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.Nonces;
import panal.protocol.value.Bits256;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterId;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.UserProof;

/**
 * Stands where the NameNode would, and asks each DataNode that joins for what the headers of its blocks say. It gives no
 * other order, takes no client, and tells each node no higher epoch than it has heard. Thread-safe.
 */
public final class RescueDesk implements NameNode {
    /** Pages may be slow to come; behind this much silence the order is given again. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(RescueDesk.class);
    private static final String UNDER_WAY =
            "the cluster's metadata is being rescued from the DataNodes; try again when that is over";

    private final RmiPort port;
    private final ClusterSecret secret;
    private final Clock clock;
    private final Nonces nonces;
    private final FoundBlocks blocks = new FoundBlocks();
    /** By node, the newest process of each; guarded by this, as all below. */
    private final Map<NodeId, RescueLink> links = new LinkedHashMap<>();

    private final Map<NodeId, Member> members = new LinkedHashMap<>();
    private ClusterId cluster = ClusterId.NONE;
    private Epoch heard = Epoch.NONE;
    private long newsMillis;

    public RescueDesk(RmiPort port, ClusterSecret secret, Clock clock, SecureRandom random) {
        this.port = port;
        this.secret = secret;
        this.clock = clock;
        this.nonces = new Nonces(clock, random);
        this.newsMillis = clock.millis();
    }

    /**
     * How far it is.
     *
     * @param reported nodes that have told all they have
     * @param missing nodes that have joined and not told all yet
     * @param failed what nodes of both kinds cannot read
     * @param blocks those of which a header was read
     * @param unreadable those of which none was
     * @param quietMillis since the last node joined, told anything, or gave a sign of life while it read its blocks
     */
    public record Progress(
            List<NodeName> reported,
            List<NodeName> missing,
            List<FailedDirectories> failed,
            int blocks,
            long unreadable,
            long quietMillis) {}

    /** How far it is now. */
    public synchronized Progress progress() {
        List<NodeName> reported = new ArrayList<>();
        List<NodeName> missing = new ArrayList<>();
        links.forEach((node, link) -> (link.isComplete() ? reported : missing).add(link.name()));
        return new Progress(
                reported, missing, failed(), blocks.size(), blocks.unreadable(), clock.millis() - newsMillis);
    }

    private List<FailedDirectories> failed() {
        List<FailedDirectories> failed = new ArrayList<>();
        for (RescueLink link : links.values()) {
            int count = link.failedDirectories();
            if (count > 0) {
                failed.add(new FailedDirectories(link.name(), count));
            }
        }
        return failed;
    }

    /** What is known now, with who is to own it. */
    public synchronized RescueFacts facts(String superuser, Bits256 verifier) {
        return new RescueFacts(
                cluster, heard, List.copyOf(members.values()), failed(), superuser, verifier, clock.millis());
    }

    public FoundBlocks blocks() {
        return blocks;
    }

    synchronized void news() {
        newsMillis = clock.millis();
    }

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public Challenge challenge(ProtocolVersion caller) throws PanalException {
        caller.requireCurrent("the caller");
        return new Challenge(nonces.issue(), ProtocolVersion.CURRENT);
    }

    @Override
    public Session login(UserProof proof) throws PanalException {
        throw new SafeMode(UNDER_WAY);
    }

    @Override
    public NodeWelcome join(NodeJoin join) throws PanalException {
        join.version().requireCurrent(join.wished().text() + " at " + join.address());
        if (!secret.proven(join.proof(), "join " + join.node() + " " + join.incarnation())) {
            throw new AccessDenied("the node at " + join.address() + " has another cluster's key");
        }
        nonces.use(join.proof().nonce());
        if (join.cluster().isNone()) {
            throw new SafeMode("this node has no data yet, and " + UNDER_WAY);
        }
        synchronized (this) {
            return admit(join);
        }
    }

    private NodeWelcome admit(NodeJoin join) throws PanalException {
        if (cluster.isNone()) {
            cluster = join.cluster();
            log.info("rescue of a cluster cluster={} first_node={}", cluster, join.wished());
        }
        if (!cluster.equals(join.cluster())) {
            throw new ForeignCluster("the node at " + join.address() + " has data of cluster " + join.cluster()
                    + ", the one that is rescued is " + cluster + "; start it with its own --registry");
        }
        heard = new Epoch(
                Math.max(heard.number(), join.heard().number()),
                Math.max(heard.transaction(), join.heard().transaction()));
        Member member = members.computeIfAbsent(
                join.node(), node -> Member.of(node, free(join.wished()), MemberState.IN_SERVICE));
        RescueLink link = new RescueLink(join, member.name(), this, clock, ASK_AGAIN);
        NodeLink stub = port.export(link, NodeLink.class);
        RescueLink before = links.put(join.node(), link);
        if (before != null) {
            port.unexport(before);
        }
        newsMillis = clock.millis();
        log.info("node joined the rescue node={} id={} heard={}", member.name(), join.node(), join.heard());
        return new NodeWelcome(stub, member.name(), cluster, join.heard(), clock.millis());
    }

    private NodeName free(NodeName wished) {
        Set<NodeName> taken = new HashSet<>();
        members.values().forEach(member -> taken.add(member.name()));
        NodeName name = wished;
        for (int slot = 1; taken.contains(name); slot++) {
            name = NodeName.ofSlot(slot);
        }
        return name;
    }

    @Override
    public synchronized ClusterStatus status() {
        return new ClusterStatus(cluster, heard, UNDER_WAY, 0, 0, blocks.size(), 0, 0, List.of());
    }
}
