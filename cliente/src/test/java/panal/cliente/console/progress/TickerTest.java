package panal.cliente.console.progress;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import panal.testkit.Await;

final class TickerTest {
    private final AtomicReference<@Nullable Thread> drawing = new AtomicReference<>();

    @Test
    void drawsFrameAfterFrameUntilItIsClosed() {
        AtomicInteger frames = new AtomicInteger();
        Ticker ticker = new Ticker.OfThread();
        ticker.begin(
                () -> {
                    drawing.set(Thread.currentThread());
                    frames.incrementAndGet();
                },
                new View.Pace(1, 1));
        Await.until("some frames are drawn", () -> frames.get() > 3);
        ticker.close();
        Await.until("its thread ends", this::hasEnded);
    }

    @Test
    void closingEndsAFrameThatWaits() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Ticker ticker = new Ticker.OfThread();
        ticker.begin(
                () -> {
                    drawing.set(Thread.currentThread());
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException closed) {
                        interrupted.set(true);
                    }
                },
                new View.Pace(0, 1));
        begun.await();
        ticker.close();
        Await.until("its thread ends", this::hasEnded);
        assertTrue(interrupted.get());
    }

    @Test
    void keepsNobodyFromEnding() {
        AtomicBoolean daemon = new AtomicBoolean();
        try (Ticker ticker = new Ticker.OfThread()) {
            ticker.begin(() -> daemon.set(Thread.currentThread().isDaemon()), new View.Pace(0, 1));
            Await.until("a frame is drawn by a daemon", daemon::get);
        }
    }

    @Test
    void canBeClosedThoughItNeverBegan() {
        new Ticker.OfThread().close();
    }

    private boolean hasEnded() {
        Thread thread = drawing.get();
        return thread != null && !thread.isAlive();
    }
}
