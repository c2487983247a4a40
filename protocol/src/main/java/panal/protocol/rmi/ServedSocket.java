package panal.protocol.rmi;

import java.net.SocketException;

/**
 * The server's end of a connection. It waits long for the next call of a healthy client, but not for a handshake that
 * never comes, nor for ever for a client that has stopped reading.
 */
final class ServedSocket extends WatchedSocket {
    /** For the first bytes. */
    static final int HANDSHAKE_MILLIS = 10_000;
    /** Much longer than RMI's clients keep an idle connection (15 s). */
    static final int IDLE_MILLIS = 120_000;
    /** A client that takes no byte of an answer for so long has stopped. */
    static final int WRITE_MILLIS = 60_000;

    private boolean greeted;

    private final ServerSockets acceptedBy;

    ServedSocket(ServerSockets acceptedBy, Traffic traffic, OpenSockets open) {
        super(traffic, open, WRITE_MILLIS);
        this.acceptedBy = acceptedBy;
    }

    boolean isAcceptedBy(ServerSockets port) {
        return acceptedBy.equals(port);
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        super.setSoTimeout(millis <= 0 ? IDLE_MILLIS : Math.min(millis, IDLE_MILLIS));
    }

    @Override
    int timeoutOfNextRead() {
        return greeted ? IDLE_MILLIS : HANDSHAKE_MILLIS;
    }

    @Override
    void afterRead() {
        greeted = true;
    }

    @Override
    void peerFailed() {
        // Nobody waits for this connection: RMI closes it, and the client makes a new one when it needs one.
    }

    @Override
    void beforeWrite(byte[] bytes, int offset, int length) {
        // Answers need no care.
    }
}
