package panal.cliente.console.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import panal.cliente.console.output.Screen;
import panal.cliente.console.shell.Attempts;
import panal.protocol.error.NotFound;
import panal.protocol.error.Unreachable;
import panal.testkit.Await;

final class TransferPoolTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Attempts attempts = new Attempts(new Screen(new ByteArrayOutputStream(), err, false, false), false);

    @Test
    void goesOnAfterOneThatFails() throws Exception {
        AtomicInteger done = new AtomicInteger();
        try (TransferPool pool = new TransferPool(3, attempts)) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                pool.submit(() -> {
                    if (number == 7) {
                        throw new NotFound("/seven");
                    }
                    done.incrementAndGet();
                });
            }
            pool.finish();
        }
        assertEquals(99, done.get());
        assertEquals(1, attempts.exitCode());
        assertEquals("panal: no such file or directory: /seven\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void endsEverythingWhenTheClusterIsGone() {
        AtomicInteger begun = new AtomicInteger();
        try (TransferPool pool = new TransferPool(1, attempts)) {
            assertThrows(Unreachable.class, () -> {
                for (int i = 0; i < 1_000; i++) {
                    pool.submit(() -> {
                        begun.incrementAndGet();
                        throw new Unreachable("namenode does not answer");
                    });
                }
                pool.finish();
            });
        }
        assertEquals(1, begun.get());
    }

    @Test
    void throwsAProgrammingErrorWhereItIsSeen() throws Exception {
        try (TransferPool pool = new TransferPool(1, attempts)) {
            pool.submit(() -> {
                throw new IllegalStateException("mistake");
            });
            assertThrows(IllegalStateException.class, pool::finish);
        }
    }

    @Test
    void makesTheBringerWaitWhileManyWaitAlready() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger submitted = new AtomicInteger();
        try (TransferPool pool = new TransferPool(1, attempts)) {
            Thread bringer = new Thread(() -> {
                try {
                    for (int i = 0; i < 10; i++) {
                        pool.submit(() -> awaitUninterrupted(go));
                        submitted.incrementAndGet();
                    }
                    pool.finish();
                } catch (Exception unexpected) {
                    submitted.set(-1);
                }
            });
            bringer.start();
            Await.until("the bringer waits", () -> bringer.getState() == Thread.State.WAITING);
            assertEquals(2, submitted.get());
            go.countDown();
            bringer.join();
        }
        assertEquals(10, submitted.get());
    }

    @Test
    void withoutThreadsWhoeverBringsOneMakesItAndHearsOfItsFailureAllTheSame() throws Exception {
        List<Thread> makers = new ArrayList<>();
        try (TransferPool pool = TransferPool.ofNoThreads(attempts)) {
            for (int i = 0; i < 5; i++) {
                pool.submit(() -> {
                    makers.add(Thread.currentThread());
                    throw new NotFound("/a");
                });
            }
            pool.finish();
            assertTrue(pool.hasRoom());
        }
        assertEquals(Collections.nCopies(5, Thread.currentThread()), makers);
        assertEquals(5, attempts.failures());
    }

    @Test
    void withoutThreadsAClusterThatIsGoneEndsEverythingToo() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        try (TransferPool pool = TransferPool.ofNoThreads(attempts)) {
            pool.submit(() -> {
                begun.incrementAndGet();
                throw new Unreachable("namenode does not answer");
            });
            assertThrows(Unreachable.class, () -> pool.submit(begun::incrementAndGet));
            assertThrows(Unreachable.class, pool::finish);
        }
        assertEquals(1, begun.get());
    }

    @Test
    void interruptsWhatIsUnderWayWhenItIsClosed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        TransferPool pool = new TransferPool(1, attempts);
        pool.submit(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException closed) {
                interrupted.set(true);
            }
        });
        begun.await();
        pool.close();
        assertTrue(interrupted.get());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
