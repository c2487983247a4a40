package panal.datanode.heartbeat;

import java.rmi.NoSuchObjectException;
import panal.datanode.store.BlockStore;
import panal.datanode.store.NodeRecord;
import panal.protocol.error.ForeignCluster;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleEpoch;
import panal.protocol.error.Unreachable;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NodeLink;
import panal.protocol.remote.NodeWelcome;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterId;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.ProtocolVersion;

/** Joins the cluster: finds the NameNode, proves membership, and checks that it is the right one. Thread-safe. */
final class Admission {
    private static final String NAMENODE = "namenode";

    private final NameServerLink names;
    private final ClusterSecret secret;
    private final BlockStore store;
    private final Standing standing;
    private final NodeProfile profile;

    Admission(NameServerLink names, ClusterSecret secret, BlockStore store, Standing standing, NodeProfile profile) {
        this.names = names;
        this.secret = secret;
        this.store = store;
        this.standing = standing;
        this.profile = profile;
    }

    /**
     * Joins, once.
     *
     * @throws ForeignCluster if this node's data is another cluster's
     * @throws StaleEpoch if the NameNode is older than one that this node has obeyed
     */
    NodeLink join() throws PanalException {
        NameNode nameNode = names.lookup(NAMENODE, NameNode.class);
        try {
            Challenge challenge = RemoteCalls.call(NAMENODE, nameNode, node -> node.challenge(ProtocolVersion.CURRENT));
            NodeJoin join = application(challenge);
            return accept(RemoteCalls.call(NAMENODE, nameNode, node -> node.join(join)));
        } catch (NoSuchObjectException restarted) {
            names.forget(NAMENODE);
            throw new Unreachable(NAMENODE + " was restarted; trying again", restarted);
        } catch (Unreachable gone) {
            names.forget(NAMENODE);
            throw gone;
        }
    }

    private NodeJoin application(Challenge challenge) throws PanalException {
        challenge.version().requireCurrent(NAMENODE);
        NodeRecord record = store.node();
        String claim = "join " + record.node() + " " + record.incarnation();
        ClusterProof proof = secret.prove(challenge.nonce(), claim);
        return new NodeJoin(
                ProtocolVersion.CURRENT,
                record.node(),
                record.incarnation(),
                record.cluster(),
                standing.name(),
                profile.address(),
                profile.host(),
                profile.rack(),
                standing.heard(),
                proof);
    }

    private NodeLink accept(NodeWelcome welcome) throws PanalException {
        ClusterId mine = store.node().cluster();
        if (!mine.isNone() && !mine.equals(welcome.cluster())) {
            throw new ForeignCluster("this node's data belongs to cluster " + mine + ", the NameNode is of cluster "
                    + welcome.cluster() + "; start it with the right --registry, or with an empty --data-dir");
        }
        if (!standing.hear(welcome.epoch(), welcome.nowMillis())) {
            throw new StaleEpoch("the NameNode is of epoch " + welcome.epoch() + ", this node has heard "
                    + standing.heard() + "; an old copy of its data was started");
        }
        store.join(welcome.cluster());
        store.hear(standing.heard());
        standing.named(welcome.name());
        return welcome.link();
    }
}
