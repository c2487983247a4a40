package panal.protocol.quick;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import panal.protocol.rmi.BulkSessions;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.RmiPort;
import panal.protocol.rmi.WatchedChannel;

final class MessagesTest {
    private static final int MILLIS = 400;
    /** So that a whole question would take minutes. */
    private static final long BETWEEN_NANOS = 20_000_000;

    @Test
    void whoSendsAByteNowAndThenIsEndedInTheTimeOfTheWholeMessage() throws Exception {
        CompletableFuture<IOException> ended = new CompletableFuture<>();
        RmiPort port = RmiPort.open(HostChoice.LOOPBACK, 0);
        port.serve(connection -> ended.complete(ending(connection)));
        try (Socket peer = new Socket(port.address().host(), port.address().port())) {
            OutputStream out = peer.getOutputStream();
            ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES);
            out.write(head.putInt(BulkSessions.MAGIC)
                    .putInt(Messages.QUESTION_BYTES_MAX)
                    .array());
            new Thread(() -> drip(out, ended)).start();
            assertInstanceOf(SocketTimeoutException.class, ended.get(30, TimeUnit.SECONDS));
        } finally {
            port.close();
        }
    }

    private static IOException ending(WatchedChannel connection) {
        try {
            new Messages(connection).receive(Messages.QUESTION_BYTES_MAX, MILLIS);
            return new IOException("all of it came");
        } catch (IOException end) {
            return end;
        }
    }

    private static void drip(OutputStream out, CompletableFuture<IOException> ended) {
        try {
            while (!ended.isDone()) {
                out.write(0);
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        } catch (IOException closed) {
            // As it should be.
            return;
        }
    }
}
