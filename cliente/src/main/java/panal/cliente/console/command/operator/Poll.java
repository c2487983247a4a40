package panal.cliente.console.command.operator;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import panal.protocol.error.LocalFailure;

/** The pause between two looks of a command that waits; a person ends it with an interrupt. */
final class Poll {
    private static final long PAUSE_MILLIS = 500;

    private Poll() {}

    static void pause() throws LocalFailure {
        try {
            boolean never = new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", stop);
        }
    }
}
