package panal.cliente.session;

import java.time.Duration;
import panal.protocol.error.PanalException;

/**
 * Hears of the connection to the NameNode: lost, and found again. There is at most one {@code lost} before a {@code found},
 * whatever number of calls wait. Called from any thread, which waits for it: it must be quick.
 */
public interface ConnectionListener {
    /** Hears nothing. */
    ConnectionListener NONE = new ConnectionListener() {
        @Override
        public void lost(PanalException why, Duration patience) {}

        @Override
        public void found(Duration after) {}
    };

    /** The NameNode does not answer, and the call that noticed it tries again for at most {@code patience}. */
    void lost(PanalException why, Duration patience);

    /** It has answered, so long after it was lost. */
    void found(Duration after);
}
