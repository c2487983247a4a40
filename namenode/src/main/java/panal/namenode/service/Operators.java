package panal.namenode.service;

import panal.namenode.access.Access;
import panal.namenode.commit.Committer;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.rmi.RmiPort;

/** The objects of superusers who give orders: at most one a session, and gone with it. Thread-safe. */
final class Operators {
    private final Committer committer;
    private final OperatorDesks desks;
    private final Companions<Operator> objects;

    Operators(RmiPort port, Committer committer, OperatorDesks desks) {
        this.committer = committer;
        this.desks = desks;
        this.objects = new Companions<>(port, Operator.class);
    }

    /** The session's object; its stub. */
    Operator of(SessionObject session) throws PanalException {
        new Access(committer.published()).toAdminister(session.caller());
        return objects.of(session, each -> new OperatorObject(each, committer, desks));
    }

    void end(SessionObject session) {
        objects.end(session);
    }
}
