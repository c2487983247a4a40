package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import panal.namenode.journal.MetadataDirectory.State;
import panal.protocol.error.PanalException;
import panal.testkit.ManualExecutor;

/** A directory that is slow is not one that hangs: a start reads it to its end, if it may have what counts. */
final class SlowDirectoryTest {
    private static final JournalSettings LARGE = new JournalSettings(1 << 30, 1 << 30, Promise.SYNCED);
    /** A start waits six times as long for a sign of life. */
    private static final Duration PATIENCE = Duration.ofMillis(50);
    /** So many slow reads take longer than that. */
    private static final int READS = 60;

    private final List<ExecutorService> executors = new ArrayList<>();
    private final FaultyPlace a = new FaultyPlace("/a", new MemoryDisk());
    private final FaultyPlace b = new FaultyPlace("/b", new MemoryDisk());

    @AfterEach
    void stop() {
        executors.forEach(ExecutorService::shutdownNow);
    }

    private Executor thread() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        executors.add(executor);
        return executor;
    }

    private Mirrored open(FaultyPlace... places) throws PanalException {
        MirroredJournal journal = MirroredJournal.on(List.of(places), LARGE, PATIENCE, name -> thread());
        Recorded state = new Recorded();
        journal.open(state);
        return new Mirrored(journal, state);
    }

    /** Both have the first batch; only the second one has the others. */
    private String writeMoreInB() throws PanalException {
        Mirrored journal = Mirrored.open(List.of(a, b), LARGE, new ManualExecutor());
        journal.append(1, "a");
        a.failAfter(0);
        for (int i = 0; i < READS; i++) {
            journal.append(1, "edit " + i);
        }
        a.recover();
        return journal.text();
    }

    private static int piece(FaultyPlace place) {
        return place.memory().get(FileHeader.Kind.SEGMENT.nameOf(1)).length / READS;
    }

    @Test
    void theOnlyOneIsReadHoweverLongItTakes() throws Exception {
        String text = writeMoreInB();
        b.readsSlowly(piece(b));
        assertEquals(text, open(b).text());
    }

    @Test
    void oneThatIsBehindDoesNotPassForTheWholeWhileTheGoodOneIsSlow() throws Exception {
        String text = writeMoreInB();
        b.readsSlowly(piece(b));
        Mirrored journal = open(a, b);
        assertEquals(text, journal.text());
        assertEquals(State.CURRENT, journal.stateOf(1));
    }

    @Test
    void oneThatIsKnownToBeBehindHoldsUpNobody() throws Exception {
        String text = writeMoreInB();
        a.readsSlowly(1);
        Mirrored journal = open(a, b);
        assertEquals(text, journal.text());
        assertEquals(State.DROPPED, journal.stateOf(0));
        // It got on, a byte at a time, and had it been waited for it would have been read to its end.
        String detail = journal.journal().directories().get(0).detail();
        assertTrue(detail.contains("did not answer within 300 ms"), detail);
    }

    @Test
    void oneThatHangsHoldsUpNobody() throws Exception {
        String text = writeMoreInB();
        a.hang();
        Mirrored journal = open(a, b);
        assertEquals(text, journal.text());
        String detail = journal.journal().directories().get(0).detail();
        assertTrue(detail.contains("did not answer within 300 ms"), detail);
        a.recover();
    }

    @Test
    void readForAnotherOneItGivesTheSameBytes() throws Exception {
        byte[] bytes = new byte[3_000_001];
        new Random(7).nextBytes(bytes);
        MemoryDisk disk = new MemoryDisk();
        disk.put("file", bytes);
        JournalDisk lent = new LentDisk(disk, thread(), new Awaiting(Duration.ofMinutes(1)));
        try (InputStream in = lent.open("file")) {
            assertEquals(bytes[0] & 0xFF, in.read());
            assertArrayEquals(Arrays.copyOfRange(bytes, 1, bytes.length), in.readAllBytes());
            assertEquals(-1, in.read());
        }
    }

    @Test
    void oneThatHangsMakesNobodyHangThatIsMendedFromIt() {
        CountDownLatch never = new CountDownLatch(1);
        JournalDisk hanging = new ForwardingDisk(new MemoryDisk()) {
            @Override
            public InputStream open(String name) throws IOException {
                try {
                    never.await();
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
                return InputStream.nullInputStream();
            }
        };
        JournalDisk lent = new LentDisk(hanging, thread(), new Awaiting(PATIENCE));
        IOException late =
                assertThrows(IOException.class, () -> lent.open("file").close());
        assertTrue(String.valueOf(late.getMessage()).contains("did not answer"), late::toString);
    }
}
