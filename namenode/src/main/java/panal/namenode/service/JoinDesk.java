package panal.namenode.service;

import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.AddMember;
import panal.namenode.namespace.LostEnd;
import panal.namenode.namespace.Member;
import panal.namenode.namespace.MemberState;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.EpochGuard;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.ForeignCluster;
import panal.protocol.error.PanalException;
import panal.protocol.remote.NodeLink;
import panal.protocol.remote.NodeWelcome;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.Nonces;
import panal.protocol.value.ClusterId;
import panal.protocol.value.NodeJoin;

/** Takes DataNodes in. Thread-safe. */
final class JoinDesk {
    private static final Logger log = LoggerFactory.getLogger(JoinDesk.class);

    private final Committer committer;
    private final Cluster cluster;
    private final ClusterSecret secret;
    private final Nonces nonces;
    private final Links links;
    private final EpochGuard epochs;
    private final Clock clock;

    JoinDesk(
            Committer committer,
            Cluster cluster,
            ClusterSecret secret,
            Nonces nonces,
            Links links,
            EpochGuard epochs,
            Clock clock) {
        this.committer = committer;
        this.cluster = cluster;
        this.secret = secret;
        this.nonces = nonces;
        this.links = links;
        this.epochs = epochs;
        this.clock = clock;
    }

    NodeWelcome join(NodeJoin join) throws PanalException {
        join.version().requireCurrent(join.wished().text() + " at " + join.address());
        requireProof(join);
        requireOurs(join);
        requireHonestJournal(join);
        cluster.requireNewest(join);
        Member member = committer.submit(new AddMember(join.node(), join.wished()));
        requireInService(member, join);
        long number = cluster.admit(join);
        NodeLink link = links.put(new NodeLinkObject(join, member.name(), number, cluster, committer, epochs, clock));
        requireStillInService(join);
        log.info(
                "node joined node={} id={} incarnation={} address={} host={} rack=\"{}\"",
                member.name(),
                join.node(),
                join.incarnation(),
                join.address(),
                join.host(),
                join.rack());
        epochs.welcome(join.node());
        return new NodeWelcome(link, member.name(), ours(), epochs.told(), clock.millis());
    }

    private ClusterId ours() {
        return committer.published().clusterId();
    }

    private void requireProof(NodeJoin join) throws AccessDenied {
        if (!secret.proven(join.proof(), "join " + join.node() + " " + join.incarnation())) {
            throw new AccessDenied("the node at " + join.address() + " has another cluster's key; run `invite` in this"
                    + " cluster and start the node with --join and that line");
        }
        nonces.use(join.proof().nonce());
    }

    private void requireOurs(NodeJoin join) throws ForeignCluster {
        if (!join.cluster().isNone() && !join.cluster().equals(ours())) {
            throw new ForeignCluster("the node at " + join.address() + " has data of cluster " + join.cluster()
                    + ", this is cluster " + ours() + "; let it look for its own name server (--registry), or give it"
                    + " an empty data directory to join this cluster");
        }
    }

    /** A node that has left comes back only when somebody says so: others have its blocks, and nobody waited for it. */
    private static void requireInService(Member member, NodeJoin join) throws AccessDenied {
        if (hasLeft(member)) {
            throw new AccessDenied(member.name() + " at " + join.address() + " has left this cluster; `stay "
                    + member.name() + "` takes it back with its blocks, an empty data directory makes it a new node");
        }
    }

    /** A plan that was made while the node was on its way in has found no link to end. */
    private void requireStillInService(NodeJoin join) throws AccessDenied {
        Optional<Member> now = committer.published().member(join.node()).filter(JoinDesk::hasLeft);
        if (now.isPresent()) {
            links.end(join.node());
            requireInService(now.get(), join);
        }
    }

    private static boolean hasLeft(Member member) {
        return member.state() == MemberState.LEFT;
    }

    /** A node that knows of more than the journal does makes the cluster read-only, for all starts of this journal. */
    private void requireHonestJournal(NodeJoin join) throws PanalException {
        Optional<Member> member = committer.published().member(join.node());
        Optional<LostEnd> proof = epochs.provenBy(join, member.map(Member::name).orElse(join.wished()));
        if (proof.isPresent()) {
            // First of all here: while it is being written down, nothing may be changed.
            cluster.staleJournal(proof.get());
            LostEnd noted = epochs.note(proof.get());
            cluster.staleJournal(noted);
            log.error(
                    "journal is stale node={} heard={} journal={} epoch={}",
                    noted.witness(),
                    noted.heard(),
                    noted.own(),
                    epochs.number());
        } else {
            epochs.outdo(join);
        }
        if (member.isEmpty()) {
            cluster.requireHonestJournal();
        }
    }
}
