package panal.protocol.rmi;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The connections that are open, so that what a stopped peer never gives or takes can be broken off. Where one fails, the
 * others to the same peer are doubted, else each cached one would cost the next caller a timeout of its own. Thread-safe.
 */
final class OpenSockets {
    /**
     * The one of this process. It is static because RMI makes the factories out of stubs, by deserialization, and gives no
     * other place to what they share.
     */
    static final OpenSockets OF_THIS_PROCESS = new OpenSockets();

    private static final long STEP_MILLIS = 250;

    private final Set<WatchedChannel> open = ConcurrentHashMap.newKeySet();
    /** Whether the watching thread has been started; guarded by this. */
    private boolean watching;

    void opened(WatchedChannel socket) {
        open.add(socket);
        startWatching();
    }

    void closed(WatchedChannel socket) {
        open.remove(socket);
    }

    /**
     * A peer did not answer in time, or has closed: the other connections to it are doubted. None is ended here: it cannot be
     * seen whether a call is under way on one, between two steps, and the peer may be back and have it from its new life.
     */
    void failed(WatchedChannel found) {
        for (WatchedChannel other : open) {
            if (other != found && other.isTowardsPeerOf(found)) {
                other.doubt();
            }
        }
    }

    /** Ends the connections that a port has accepted. */
    void dropAcceptedBy(ServerSockets port) {
        for (WatchedChannel socket : open) {
            if (socket.isAcceptedBy(port)) {
                socket.drop();
            }
        }
    }

    int count() {
        return open.size();
    }

    private synchronized void startWatching() {
        if (!watching) {
            watching = true;
            Thread thread = new Thread(this::watch, "panal-timeouts");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void watch() {
        while (true) {
            try {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            } catch (InterruptedException nobodyShould) {
                continue;
            }
            long now = System.nanoTime();
            for (WatchedChannel socket : open) {
                if (socket.isLate(now)) {
                    socket.dropLate();
                }
            }
        }
    }
}
