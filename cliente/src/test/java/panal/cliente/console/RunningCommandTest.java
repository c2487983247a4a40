package panal.cliente.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    void whatHasToldHowItEndedIsNotToldOfAgain() throws Exception {
        Screen screen = new Screen(new ByteArrayOutputStream(), err, false, false, true);
        RunningCommand transfer = new RunningCommand(screen, disconnected::incrementAndGet);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> transfer.run(() -> {
            screen.footer(List.of("big 31%"));
            begun.countDown();
            int exitCode = waitInVain(new CountDownLatch(1));
            screen.parting("big: stopped at 31 %");
            return exitCode;
        }));
        begun.await();
        transfer.stop();
        assertEquals(1, ended.get());
        String shown = err.toString(StandardCharsets.UTF_8);
        // No line is left free where the bar and the ^C stood.
        assertTrue(shown.endsWith("\u001b[1A\u001b[Jpanal: big: stopped at 31 %\n"), shown);
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
