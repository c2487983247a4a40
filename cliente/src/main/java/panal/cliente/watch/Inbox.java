package panal.cliente.watch;

import java.rmi.RemoteException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import panal.protocol.error.LocalFailure;
import panal.protocol.remote.ChangeListener;
import panal.protocol.value.ChangePage;

/** What the NameNode calls, and what it has brought. Thread-safe. */
final class Inbox implements ChangeListener {
    private static final int PAGES = 50;
    /** Shorter than the NameNode waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BlockingQueue<ChangePage> pages = new ArrayBlockingQueue<>(PAGES);
    private final Duration patience;

    Inbox() {
        this(PATIENCE);
    }

    /** One that waits so long for room. */
    Inbox(Duration patience) {
        this.patience = patience;
    }

    /** Takes a page in; refuses it when nobody takes them out, so that it comes again or is asked for later. */
    @Override
    public void changed(ChangePage page) throws RemoteException {
        try {
            if (!pages.offer(page, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RemoteException("the client has " + PAGES + " pages that it has not looked at");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new RemoteException("the client is stopping", stop);
        }
    }

    /** The next page; empty when none comes within that time. */
    Optional<ChangePage> next(Duration atMost) throws LocalFailure {
        try {
            return Optional.ofNullable(pages.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", stop);
        }
    }
}
