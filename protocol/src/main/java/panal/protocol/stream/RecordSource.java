package panal.protocol.stream;

import java.nio.ByteBuffer;
import panal.protocol.error.PanalException;
import panal.protocol.rmi.WatchedChannel;

/** Stored records on their way here, as bytes. Whoever wants no more closes the connection. Not thread-safe. */
public final class RecordSource {
    private final StreamConnection connection;
    private long remaining;

    RecordSource(StreamConnection connection, long bytes) {
        this.connection = connection;
        this.remaining = bytes;
        if (bytes == 0) {
            connection.done();
        }
    }

    /** Bytes that are still to be received: so many records, whole ones. */
    public long remaining() {
        return remaining;
    }

    /** Fills all the room that remains in the target, patiently. */
    public void receive(ByteBuffer target) throws PanalException {
        receive(target, WatchedChannel.answerMillis());
    }

    /**
     * Fills all the room that remains in the target, direct or not.
     *
     * @param waitMillis how long no byte may come
     * @throws panal.protocol.error.Unreachable if they do not come
     * @throws IllegalArgumentException if there are not so many
     */
    public void receive(ByteBuffer target, int waitMillis) throws PanalException {
        int bytes = target.remaining();
        if (bytes > remaining) {
            throw new IllegalArgumentException(bytes + " bytes asked for, " + remaining + " are to come");
        }
        connection.receive(target, waitMillis);
        remaining -= bytes;
        if (remaining == 0) {
            connection.done();
        }
    }
}
