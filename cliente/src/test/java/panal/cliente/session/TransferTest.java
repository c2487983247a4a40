package panal.cliente.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import panal.testkit.Await;

final class TransferTest {
    private final Transfer transfer = new Transfer(Runnable::run, 1, ended -> {});

    @Test
    void whoClosesItWhileAnotherUndoesWhatWasBegunGoesOnWhenThatIsDone() throws Exception {
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        CompletableFuture<Boolean> mayEnd = new CompletableFuture<>();
        AtomicInteger undone = new AtomicInteger();
        transfer.onFailure(() -> {
            begun.complete(true);
            if (mayEnd.join()) {
                undone.incrementAndGet();
            }
        });
        Thread first = new Thread(transfer::close);
        first.start();
        assertTrue(begun.get());
        Thread second = new Thread(transfer::close);
        second.start();
        Await.until(
                "the second waits, or has not",
                () -> second.getState() == Thread.State.BLOCKED || second.getState() == Thread.State.TERMINATED);
        assertNotEquals(Thread.State.TERMINATED, second.getState());
        mayEnd.complete(true);
        first.join();
        second.join();
        assertEquals(1, undone.get());
    }

    @Test
    void whatHasSettledIsNotUndone() {
        AtomicInteger undone = new AtomicInteger();
        transfer.onFailure(undone::incrementAndGet);
        transfer.settle();
        transfer.close();
        assertEquals(0, undone.get());
    }
}
