package panal.datanode.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import panal.protocol.value.BlockId;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaCopy;
import panal.testkit.Await;

/** What a node does with orders to copy, whichever way the records come. */
abstract class CopiesBehaviour extends DamagedCopiesBehaviour {
    @Test
    void copyIsTheSameFileAndStandsInTheStock() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        assertTrue(copies.take(List.of(order(replica, 1)), EPOCH));
        assertEquals(1, copies.figures().pending());
        threads.runAll();
        assertArrayEquals(Files.readAllBytes(one.file(7)), Files.readAllBytes(target.file(7)));
        assertEquals(List.of(replica), target.store().stock().all().replicas());
        assertEquals(1, target.store().stock().news(10).changes().size());
        assertEquals(new Copies.Figures(0, 1, DATA.length), copies.figures());
        assertEquals(List.of(), findings.waiting());
    }

    @Test
    void whatIsThereOrOrderedTwiceIsDoneOnce() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        copies.take(List.of(order(replica, 1), order(replica, 1)), EPOCH);
        copies.take(List.of(order(replica, 1)), EPOCH);
        assertEquals(1, copies.figures().pending());
        threads.runAll();
        copies.take(List.of(order(replica, 1)), EPOCH);
        threads.runAll();
        assertEquals(new Copies.Figures(0, 1, DATA.length), copies.figures());
        assertEquals(List.of(), findings.waiting());
    }

    @Test
    void deadSourceIsLeftForTheNext() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        two.put(7, 2, DATA);
        one.die();
        makeCopy(replica, 1, 2);
        assertEquals(List.of(), findings.waiting());
    }

    @Test
    void ordersOfAnEpochThatIsOverAreNotBegun() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        copies.take(List.of(order(replica, 1)), EPOCH - 1);
        threads.runAll();
        assertEquals(List.of(), target.store().stock().all().replicas());
        assertEquals(0, copies.figures().pending());
    }

    @Test
    void whatWaitsIsForgottenWithItsLinkAndMoreThanFitIsDropped() throws Exception {
        List<ReplicaCopy> many = new ArrayList<>();
        Replica replica = one.put(7, 2, DATA);
        for (int block = 100; block < 1_103; block++) {
            many.add(order(new Replica(new BlockId(block), 1, replica.sum()), 1));
        }
        assertTrue(copies.take(many.subList(0, 3), EPOCH));
        assertTrue(copies.take(many.subList(3, 1_003), EPOCH));
        assertFalse(copies.take(List.of(order(replica, 1)), EPOCH));
        copies.forget();
        assertEquals(3, copies.figures().pending(), "these are under way");
        assertTrue(copies.take(List.of(order(replica, 1)), EPOCH));
        threads.runAll();
        assertEquals(0, copies.figures().pending());
        assertEquals(List.of(replica), target.store().stock().all().replicas());
    }

    @Test
    void aStopBreaksOffWhatIsUnderWayAndLeavesNothing() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        rate.set(1);
        ExecutorService pair = Executors.newSingleThreadExecutor();
        CountDownLatch ended = new CountDownLatch(1);
        try {
            copies.take(List.of(order(replica, 1)), EPOCH);
            pair.execute(() -> {
                threads.runAll();
                ended.countDown();
            });
            Await.until("the copy has begun", () -> target.unfinished() == 1);
            copies.close();
            ended.await();
        } finally {
            pair.shutdownNow();
        }
        assertEquals(0, target.unfinished());
        assertEquals(List.of(), target.store().stock().all().replicas());
        assertEquals(List.of(), findings.waiting());
        assertFalse(copies.take(List.of(order(replica, 1)), EPOCH));
    }
}
