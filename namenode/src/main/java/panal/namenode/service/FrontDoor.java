package panal.namenode.service;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.User;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.PanalException;
import panal.protocol.quick.QuickServer;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NodeWelcome;
import panal.protocol.remote.Session;
import panal.protocol.token.Nonces;
import panal.protocol.token.UserKey;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.UserProof;

/** What a stranger may call. Thread-safe. */
final class FrontDoor implements NameNode, QuickServer.Desk {
    private static final Logger log = LoggerFactory.getLogger(FrontDoor.class);

    private final Committer committer;
    private final ClusterReports reports;
    private final Nonces nonces;
    private final Sessions sessions;
    private final JoinDesk joins;

    FrontDoor(Committer committer, ClusterReports reports, Nonces nonces, Sessions sessions, JoinDesk joins) {
        this.committer = committer;
        this.reports = reports;
        this.nonces = nonces;
        this.sessions = sessions;
        this.joins = joins;
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
        return sessions.open(proven(proof));
    }

    @Override
    public Session session(UserProof proof) throws PanalException {
        return sessions.forQuestions(proven(proof));
    }

    private String proven(UserProof proof) throws PanalException {
        Optional<User> user = committer.published().user(proof.user());
        if (user.isEmpty() || !UserKey.proven(proof, user.get().verifier())) {
            log.warn("log-in refused user=\"{}\" known={}", proof.user(), user.isPresent());
            throw new AccessDenied("no user " + proof.user()
                    + " with this key; choose another user or key file, or paste" + " an invitation: --join LINE");
        }
        nonces.use(proof.nonce());
        return user.get().name();
    }

    @Override
    public NodeWelcome join(NodeJoin join) throws PanalException {
        return joins.join(join);
    }

    @Override
    public ClusterStatus status() {
        return reports.status();
    }
}
