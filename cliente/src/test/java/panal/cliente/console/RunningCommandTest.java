package panal.cliente.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import panal.cliente.console.output.Screen;

final class RunningCommandTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger disconnected = new AtomicInteger();
    private final RunningCommand running = new RunningCommand(
            new Screen(new ByteArrayOutputStream(), err, false, false), disconnected::incrementAndGet);

    @Test
    void anInterruptEndsTheCommandWithOneLine() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> running.run(() -> {
            begun.countDown();
            return waitInVain(new CountDownLatch(1));
        }));
        begun.await();
        running.stop();
        assertEquals(1, ended.get());
        assertEquals("\npanal: interrupted\n", err.toString(StandardCharsets.UTF_8));
        assertEquals(0, disconnected.get());
    }

    @Test
    void aSecondInterruptGivesUpWaiting() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        RunningCommand stubborn =
                new RunningCommand(new Screen(new ByteArrayOutputStream(), err, false, false), closed::countDown);
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> stubborn.run(() -> {
            begun.countDown();
            while (closed.getCount() > 0) {
                waitInVain(closed);
            }
            return 1;
        }));
        begun.await();
        stubborn.stop();
        assertFalse(ended.isDone());
        stubborn.stop();
        assertEquals(1, ended.get());
    }

    @Test
    void anInterruptBetweenCommandsMeansNothing() {
        running.stop();
        assertEquals(0, running.run(() -> Thread.currentThread().isInterrupted() ? 1 : 0));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theNextCommandHearsNothingOfALateInterrupt() {
        assertEquals(0, running.run(() -> {
            running.stop();
            return 0;
        }));
        assertFalse(Thread.currentThread().isInterrupted());
        assertEquals(0, running.run(() -> Thread.currentThread().isInterrupted() ? 1 : 0));
    }

    private static int waitInVain(CountDownLatch latch) {
        try {
            latch.await();
            return 0;
        } catch (InterruptedException stopped) {
            return 1;
        }
    }
}
