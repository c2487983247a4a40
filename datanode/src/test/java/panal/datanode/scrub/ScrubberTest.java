package panal.datanode.scrub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.datanode.store.BlockStore;
import panal.datanode.store.StoreSettings;
import panal.datanode.store.UnfinishedBlock;
import panal.datanode.throttle.Throttle;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.Durability;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Replica;
import panal.protocol.value.StockChange;
import panal.testkit.FakeClock;

final class ScrubberTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final int BLOCKS = 14;

    @TempDir
    Path home;

    private final FakeClock clock = FakeClock.anyTime();
    private final Throttle open = new Throttle(() -> Long.MAX_VALUE, clock);
    private BlockStore store;
    private Scrubber scrubber;

    @BeforeEach
    void start() throws PanalException {
        open();
        for (int block = 1; block <= BLOCKS; block++) {
            put(block);
        }
        scrubber = new Scrubber(store, WEEK, open, open, clock);
    }

    private void open() throws PanalException {
        store = BlockStore.open(
                new StoreSettings(List.of(home.resolve("a"), home.resolve("b")), Long.MAX_VALUE, 0), clock);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    @Test
    void aRoundIsSpreadEvenlyOverItsTime() throws InterruptedException {
        scrubber.step();
        assertEquals(0, scrubber.figures().done());
        assertEquals(BLOCKS, scrubber.figures().total());
        for (int halfDay = 1; halfDay <= BLOCKS; halfDay++) {
            clock.advance(Duration.ofHours(12));
            assertEquals(0, scrubber.figures().lastEndMillis());
            scrubber.step();
            if (halfDay < BLOCKS) {
                assertEquals(halfDay, scrubber.figures().done());
            }
        }
        assertEquals(clock.millis(), scrubber.figures().lastEndMillis());
        assertEquals(0, scrubber.figures().done(), "the next one begins");
        assertEquals(BLOCKS, scrubber.figures().total());
    }

    @Test
    void damageIsFoundInTheRoundAndKept() throws Exception {
        Path file = damage(5);
        clock.advance(WEEK.dividedBy(2));
        scrubber.step();
        assertEquals(1, scrubber.figures().corruptFound());
        List<Replica> untold = store.stock().damage().untold(10);
        assertEquals(
                List.of(5L),
                untold.stream().map(replica -> replica.block().number()).toList());
        assertTrue(Files.exists(file));
        assertEquals(BLOCKS, store.stock().all().replicas().size());
    }

    @Test
    void whatIsOrderedOrSuspectedIsLookedAtAtOnce() throws Exception {
        damage(9);
        damage(12);
        scrubber.step();
        assertEquals(0, scrubber.figures().corruptFound());
        assertTrue(scrubber.order(List.of(new BlockId(9), new BlockId(77))));
        scrubber.step();
        assertEquals(1, scrubber.figures().corruptFound());
        store.stock().damage().suspect(new BlockId(12));
        scrubber.step();
        assertEquals(2, scrubber.figures().corruptFound());
        assertEquals(0, scrubber.figures().done(), "the round has not come there");
        scrubber.order(List.of(new BlockId(9)));
        scrubber.step();
        assertEquals(2, scrubber.figures().corruptFound(), "it is found once");
    }

    @Test
    void whatSomebodyDoubtedAndIsGoodIsToldAnew() throws Exception {
        clock.advance(WEEK.dividedBy(2));
        damage(9);
        tellAll();
        scrubber.step();
        assertEquals(List.of(), store.stock().news(100).changes(), "nobody doubted what a round verifies");
        scrubber.order(List.of(new BlockId(8), new BlockId(9), new BlockId(77)));
        scrubber.step();
        List<StockChange> told = store.stock().news(100).changes();
        assertEquals(
                List.of(8L),
                told.stream().map(change -> change.replica().block().number()).toList());
        assertTrue(told.get(0).gained());
    }

    private void tellAll() {
        store.stock().acknowledged(store.stock().news(1_000).at(), false);
    }

    @Test
    void everythingIsVerifiedOnOrderWhateverTheRound() throws Exception {
        clock.advance(WEEK.dividedBy(2));
        scrubber.step();
        damage(1);
        assertEquals(0, scrubber.figures().corruptFound());
        clock.advance(Duration.ofSeconds(1));
        scrubber.order(List.of());
        scrubber.step();
        assertEquals(1, scrubber.figures().corruptFound());
        assertEquals(clock.millis(), scrubber.figures().lastEndMillis());
        clock.advance(Duration.ofSeconds(1));
        scrubber.step();
        assertEquals(1, scrubber.figures().done(), "an ordinary round has begun, which is spread again");
    }

    @Test
    void aRestartGoesOnWhereItStopped() throws Exception {
        halfARound();
        damage(3);
        restart();
        assertEquals(BLOCKS / 2, scrubber.figures().done());
        assertEquals(BLOCKS, scrubber.figures().total());
        clock.advance(WEEK.dividedBy(4));
        scrubber.step();
        clock.advance(Duration.ofMinutes(1));
        scrubber.step();
        assertEquals(11, scrubber.figures().done());
        assertEquals(0, scrubber.figures().corruptFound(), "block 3 was before that");
        restart();
        clock.advance(WEEK);
        scrubber.step();
        assertEquals(clock.millis(), scrubber.figures().lastEndMillis());
    }

    @Test
    void whatWasDamagedIsLookedAtFirstAfterARestart() throws Exception {
        damage(5);
        clock.advance(WEEK.dividedBy(2));
        scrubber.step();
        restart();
        assertFalse(store.stock().damage().isDamaged(new BlockId(5)), "a note is no proof");
        scrubber.step();
        assertTrue(store.stock().damage().isDamaged(new BlockId(5)));
    }

    @Test
    void aNoteThatIsDamagedOrMissingBeginsTheRoundAnew() throws Exception {
        halfARound();
        Files.writeString(home.resolve("a").resolve(Scrubber.NOTE), "panal-scrub 1\nposition 9\n");
        restart();
        assertEquals(BLOCKS / 2, scrubber.figures().done(), "the other directory has it too");
        String good = Files.readString(home.resolve("b").resolve(Scrubber.NOTE));
        Files.delete(home.resolve("a").resolve(Scrubber.NOTE));
        for (int at = 0; at < good.length(); at++) {
            char other = good.charAt(at) == '1' ? '2' : '1';
            String damaged = good.substring(0, at) + other + good.substring(at + 1);
            Files.writeString(home.resolve("b").resolve(Scrubber.NOTE), damaged);
            assertEquals(
                    0, new Scrubber(store, WEEK, open, open, clock).figures().done(), damaged);
        }
        Files.delete(home.resolve("b").resolve(Scrubber.NOTE));
        restart();
        assertEquals(0, scrubber.figures().done());
        assertEquals(BLOCKS, scrubber.figures().total());
    }

    @Test
    void withoutRoundsWhatIsOrderedIsVerifiedAllTheSame() throws Exception {
        Scrubber onOrder = new Scrubber(store, Duration.ZERO, open, open, clock);
        damage(5);
        clock.advance(WEEK.multipliedBy(2));
        onOrder.step();
        assertEquals(0, onOrder.figures().done());
        onOrder.order(List.of());
        onOrder.step();
        assertEquals(1, onOrder.figures().corruptFound());
    }

    @Test
    void aStopIsHeardInTheMiddleOfABlock() {
        Throttle closed = new Throttle(() -> 1, clock);
        Scrubber stopped = new Scrubber(store, WEEK, closed, closed, clock);
        clock.advance(WEEK);
        closed.close();
        assertThrows(InterruptedException.class, stopped::step);
        assertEquals(0, stopped.figures().corruptFound());
    }

    @Test
    void blocksThatGoMeanwhileDoNotHoldTheRoundUp() throws InterruptedException {
        store.stock().acknowledged(store.stock().all().asOf(), false);
        store.deletable(store.stock().all().replicas().subList(0, 4)).forEach(BlockStore.Deletable::delete);
        clock.advance(WEEK);
        scrubber.step();
        assertEquals(clock.millis(), scrubber.figures().lastEndMillis());
        assertEquals(BLOCKS - 4, scrubber.figures().total());
    }

    /** Which is written down after a minute. */
    private void halfARound() throws InterruptedException {
        clock.advance(WEEK.dividedBy(2).minusMinutes(1));
        scrubber.step();
        clock.advance(Duration.ofMinutes(1));
        scrubber.step();
    }

    private void restart() throws PanalException {
        store.close();
        open();
        scrubber = new Scrubber(store, WEEK, open, open, clock);
    }

    private void put(long block) throws PanalException {
        BlockOrigin origin = new BlockOrigin(new FileId(1), 0, new FilePath("/f"));
        UnfinishedBlock unfinished = store.begin(new BlockHeader(new BlockId(block), 1, origin));
        RecordEncoder encoder = new RecordEncoder();
        encoder.put(new byte[1_000], 0, 1_000);
        ByteBuffer records = ByteBuffer.wrap(encoder.take().records());
        unfinished.append(records, unfinished.verify(0, records));
        unfinished.finish(encoder.sum(), Durability.SYNCED);
    }

    /** Flips a bit of the block's data. */
    private Path damage(long block) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            Path file = files.filter(path -> path.endsWith(block + ".blk"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[600] ^= 1;
            Files.write(file, bytes);
            return file;
        }
    }
}
