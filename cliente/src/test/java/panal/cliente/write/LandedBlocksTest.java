package panal.cliente.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import panal.cliente.write.BlockUpload.Landed;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;

final class LandedBlocksTest {
    private static final long BLOCK = 64L << 20;

    private final LandedBlocks landed = new LandedBlocks(3, BLOCK);
    private final List<Integer> told = Collections.synchronizedList(new ArrayList<>());

    /** A block that so many of the nodes have that were asked. */
    private static Landed block(int index, int copies, int asked) {
        BlockId id = new BlockId(index + 1L);
        BlockSum sum = new BlockSum(BLOCK, index);
        Receipt receipt = new Receipt(
                new NodeId(new UUID(1, 1)),
                NodeName.ofSlot(1),
                new Replica(id, 1, sum),
                new ReportPoint(1, 1),
                Bits256.ZERO);
        BlockToken token = new BlockToken(id, BlockToken.Mode.WRITE, 1, 1, 1, Bits256.ZERO);
        BlockGrant grant = new BlockGrant(index, token, Collections.nCopies(asked, NodeName.ofSlot(1)));
        FinishedBlock finished = new FinishedBlock(index, id, sum, Collections.nCopies(copies, receipt));
        return new Landed(new HeldBlock(new byte[1], true), grant, finished);
    }

    private void note(List<FinishedBlock> blocks) {
        blocks.forEach(block -> told.add(block.index()));
    }

    @Test
    void twoBlocksAreEnoughToBeToldOf() throws PanalException {
        assertFalse(landed.add(block(0, 3, 3)));
        assertTrue(landed.add(block(1, 2, 3)));
        assertTrue(landed.tell(this::note));
        assertEquals(List.of(0, 1), told);
        assertFalse(landed.tell(this::note), "nothing is left");
        assertFalse(landed.add(block(2, 3, 3)));
        assertEquals(2, landed.fewestCopies());
    }

    @Test
    void whatCouldNotBeToldIsToldLater() throws Exception {
        landed.add(block(0, 3, 3));
        assertThrows(
                Unreachable.class,
                () -> landed.tell(blocks -> {
                    throw new Unreachable("nobody there");
                }));
        assertEquals(1, landed.takeAll().size());
    }

    @Test
    void completionWaitsForWhoIsTelling() throws Exception {
        landed.add(block(0, 3, 3));
        CountDownLatch telling = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        CompletableFuture<Void> teller = CompletableFuture.runAsync(() -> {
            try {
                landed.tell(blocks -> {
                    telling.countDown();
                    await(answer);
                    note(blocks);
                });
            } catch (PanalException never) {
                throw new AssertionError(never);
            }
        });
        await(telling);
        landed.add(block(1, 3, 3));
        CompletableFuture<List<Integer>> rest = CompletableFuture.supplyAsync(() -> {
            try {
                List<FinishedBlock> all = landed.takeAll();
                assertEquals(List.of(0), told, "in time");
                return all.stream().map(FinishedBlock::index).toList();
            } catch (LocalFailure never) {
                throw new AssertionError(never);
            }
        });
        assertFalse(landed.tell(this::note), "one at a time");
        answer.countDown();
        teller.get();
        assertEquals(List.of(1), rest.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new AssertionError(stop);
        }
    }

    @Test
    void oneCopyIsEnoughOnlyWhereNoMoreWereToBeHad() throws PanalException {
        landed.add(block(0, 1, 1));
        landed.add(block(1, 1, 3));
        assertFalse(landed.tell(this::note), "both are kept back");
        assertTrue(landed.any());
        landed.tellThin(this::note, false);
        assertEquals(List.of(0), told);
        assertEquals(
                List.of(1),
                landed.thin().stream().map(thin -> thin.grant().index()).toList());
        landed.tellThin(this::note, true);
        assertEquals(List.of(0, 1), told);
        assertEquals(1, landed.fewestCopies());
    }

    private List<Integer> named() throws LocalFailure {
        return landed.named(landed.takeAll()).stream().map(FinishedBlock::index).toList();
    }

    @Test
    void completionNamesTheLastBlockAgainWhenAllAreToldOf() throws Exception {
        assertEquals(List.of(), named(), "an empty file");
        landed.add(block(1, 3, 3));
        landed.add(block(0, 3, 3));
        landed.tell(this::note);
        assertEquals(List.of(1), named());
        landed.add(block(2, 1, 3));
        assertEquals(List.of(2), named(), "kept back");
        landed.tellThin(this::note, true);
        assertEquals(List.of(2), named());
        landed.add(block(3, 3, 3));
        assertEquals(List.of(3), named(), "not told of yet");
    }

    @Test
    void aBlockThatWasWrittenAgainIsThinNoMore() throws Exception {
        landed.add(block(0, 1, 3));
        assertEquals(1, landed.fewestCopies());
        landed.add(block(0, 2, 3));
        assertEquals(List.of(), landed.thin());
        assertEquals(2, landed.fewestCopies());
        assertEquals(1, landed.takeAll().size());
    }
}
