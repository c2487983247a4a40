package panal.namenode.service;

import java.rmi.Remote;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import panal.protocol.error.LocalFailure;
import panal.protocol.rmi.RmiPort;

/** Objects of one kind that stand beside sessions: at most one a session, and gone with it. Thread-safe. */
final class Companions<T extends Remote> {
    private final RmiPort port;
    private final Class<T> type;
    /** Guarded by this. */
    private final Map<SessionObject, Given<T>> given = new HashMap<>();

    Companions(RmiPort port, Class<T> type) {
        this.port = port;
        this.type = type;
    }

    private record Given<T extends Remote>(T object, T stub) {}

    /** The session's object, which is made when it is asked for first; its stub. */
    synchronized T of(SessionObject session, Function<SessionObject, T> making) throws LocalFailure {
        Given<T> there = given.get(session);
        if (there != null) {
            return there.stub();
        }
        T object = making.apply(session);
        T stub = port.export(object, type);
        given.put(session, new Given<>(object, stub));
        return stub;
    }

    synchronized void end(SessionObject session) {
        Optional.ofNullable(given.remove(session)).ifPresent(gone -> port.unexport(gone.object()));
    }
}
