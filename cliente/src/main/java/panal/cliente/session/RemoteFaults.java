package panal.cliente.session;

import java.io.ObjectStreamException;
import java.rmi.AccessException;
import java.rmi.RemoteException;
import java.rmi.ServerError;
import java.rmi.ServerException;
import java.rmi.UnexpectedException;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;

/** What a failed remote call means, in one line. */
final class RemoteFaults {
    private RemoteFaults() {}

    /** Unreachable when asking again may help, else OutcomeUnknown. */
    static PanalException of(String who, RemoteException failure) {
        if (isFinal(failure)) {
            return broken(who, failure);
        }
        return new Unreachable(who + " does not answer: " + reason(failure), failure);
    }

    /** The peer met something that it did not expect; its own log has more. */
    static OutcomeUnknown broken(String who, Exception failure) {
        return new OutcomeUnknown(who + " failed: " + reason(failure) + "; its log says more");
    }

    /** Whether the same call would fail in the same way again: the peer is there and chokes on it. */
    static boolean isFinal(RemoteException failure) {
        return failure instanceof ServerException
                || failure instanceof ServerError
                || failure instanceof AccessException
                || failure instanceof UnexpectedException
                || failure.getCause() instanceof ObjectStreamException
                || failure.getCause() instanceof ClassNotFoundException;
    }

    /** The innermost message, because RMI's own layers say nothing new. */
    private static String reason(Throwable failure) {
        Throwable inner = failure;
        while (inner.getCause() != null && inner.getCause() != inner) {
            inner = inner.getCause();
        }
        String kind = inner.getClass().getSimpleName();
        String message = inner.getMessage();
        String line = message == null || message.isBlank() ? kind : kind + ": " + message;
        return line.lines().findFirst().orElse(kind);
    }
}
