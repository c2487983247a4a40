package panal.cliente.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import panal.protocol.error.PanalException;

/** Makes one loss and one return of what many calls notice at the same time. Thread-safe. */
final class LossNotice {
    private final ConnectionListener listener;
    private final Clock clock;
    /** Since when the NameNode has not answered; null while it does. */
    private final AtomicReference<@Nullable Instant> since = new AtomicReference<>();

    LossNotice(ConnectionListener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
    }

    void unanswered(PanalException why, Duration patience) {
        if (since.compareAndSet(null, clock.instant())) {
            listener.lost(why, patience);
        }
    }

    void answered() {
        Instant lost = since.get();
        if (lost != null && since.compareAndSet(lost, null)) {
            listener.found(Duration.between(lost, clock.instant()));
        }
    }
}
