package panal.namenode.service;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import panal.namenode.access.Access;
import panal.namenode.commit.Committer;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.rmi.RmiPort;

/** The objects of superusers who give orders: at most one a session, and gone with it. Thread-safe. */
final class Operators {
    private final RmiPort port;
    private final Committer committer;
    private final OperatorDesks desks;
    /** Guarded by this. */
    private final Map<SessionObject, Given> given = new HashMap<>();

    Operators(RmiPort port, Committer committer, OperatorDesks desks) {
        this.port = port;
        this.committer = committer;
        this.desks = desks;
    }

    private record Given(OperatorObject object, Operator stub) {}

    /** The session's object; its stub. */
    synchronized Operator of(SessionObject session) throws PanalException {
        new Access(committer.published()).toAdminister(session.caller());
        Given there = given.get(session);
        if (there != null) {
            return there.stub();
        }
        OperatorObject object = new OperatorObject(session, committer, desks);
        Operator stub = port.export(object, Operator.class);
        given.put(session, new Given(object, stub));
        return stub;
    }

    synchronized void end(SessionObject session) {
        Optional.ofNullable(given.remove(session)).ifPresent(gone -> port.unexport(gone.object()));
    }

    synchronized int size() {
        return given.size();
    }
}
