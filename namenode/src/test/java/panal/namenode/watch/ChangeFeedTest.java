package panal.namenode.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import panal.namenode.namespace.Scribe;
import panal.testkit.Await;

/** What is kept of changes, for whom, and what is said when something was not. */
@Timeout(60) // a safety net: a feed that is broken reads for ever
final class ChangeFeedTest {
    private static final int KEPT = 10;
    private static final long KEPT_BYTES = 6_000;

    private final Scribe scribe = Scribe.founded();
    private final List<Runnable> threads = new ArrayList<>();
    private final AtomicInteger news = new AtomicInteger();
    private final ChangeFeed feed = new ChangeFeed(threads::add, news::incrementAndGet, KEPT, KEPT_BYTES);
    private int committed = scribe.edits().size();

    ChangeFeedTest() {
        feed.startFrom(scribe.namespace(), committed);
    }

    /** Commits what was done since the last time. */
    private void commit() {
        int end = scribe.edits().size();
        feed.committed(scribe.namespace(), List.copyOf(scribe.edits().subList(committed, end)), end);
        committed = end;
    }

    private void make(String path) throws Exception {
        scribe.mkdir(path);
        commit();
    }

    private List<String> paths(Stretch stretch) {
        return stretch.changes().stream()
                .map(known -> known.change().path().text())
                .toList();
    }

    @Test
    void keepsWhatFollowsTheBeginning() throws Exception {
        make("/before");
        long begin = feed.begin();
        make("/a");
        make("/b");
        assertEquals(List.of(), paths(feed.behind(begin, 10)), "read by the committing thread");
        feed.readAll();
        Stretch first = feed.behind(begin, 1);
        assertEquals(List.of("/a"), paths(first));
        assertTrue(first.more());
        Stretch second = feed.behind(first.through(), 10);
        assertEquals(List.of("/b"), paths(second));
        assertFalse(second.more());
        assertEquals(committed, second.through());
    }

    @Test
    void keepsNothingWhileNobodyWatches() throws Exception {
        make("/a");
        feed.begin();
        make("/b");
        feed.readAll();
        feed.rest();
        make("/c");
        long begin = feed.begin();
        feed.readAll();
        assertEquals(committed, begin);
        Stretch nothing = feed.behind(begin, 10);
        assertEquals(List.of(), nothing.changes());
        assertFalse(nothing.gap());
        make("/d");
        feed.readAll();
        assertEquals(List.of("/d"), paths(feed.behind(begin, 10)));
    }

    @Test
    void whoWasThereBeforeARestHearsOfAGap() throws Exception {
        long begin = feed.begin();
        make("/b");
        feed.readAll();
        feed.rest();
        make("/c");
        feed.begin();
        feed.readAll();
        Stretch gap = feed.behind(begin, 10);
        assertTrue(gap.gap());
        assertEquals(committed, gap.through());
    }

    @Test
    void whoIsTooFarBehindHearsOfAGap() throws Exception {
        long begin = feed.begin();
        for (int i = 0; i <= KEPT; i++) {
            make("/d" + i);
        }
        feed.readAll();
        assertTrue(feed.behind(begin, 100).gap());
        Stretch kept = feed.behind(begin + 1, 100);
        assertFalse(kept.gap());
        assertEquals(KEPT, kept.changes().size());
        assertEquals("/d1", paths(kept).get(0));
    }

    @Test
    void ofLongPathsFewerAreKept() throws Exception {
        long begin = feed.begin();
        for (int i = 0; i < KEPT; i++) {
            make("/" + i + "d".repeat(250));
        }
        feed.readAll();
        assertTrue(feed.behind(begin, 100).gap());
        Stretch kept = feed.behind(begin + 4, 100);
        assertFalse(kept.gap());
        assertEquals(KEPT - 4, kept.changes().size());
    }

    @Test
    void whatIsNotReadInTimeIsDroppedAndIsAGap() throws Exception {
        long begin = feed.begin();
        make("/first");
        feed.readAll();
        long known = committed;
        for (int i = 0; i <= ChangeFeed.QUEUE; i++) {
            make("/d" + i);
        }
        feed.readAll();
        assertTrue(feed.behind(begin, 1).gap());
        assertTrue(feed.behind(known, 1).gap());
        assertEquals(committed, feed.behind(known, 1).through(), "the gap has an end");
        make("/last");
        feed.readAll();
        assertEquals(List.of("/last"), paths(feed.behind(committed - 1, 10)));
    }

    @Test
    void aThreadReadsAsLongAsSomebodyWatches() throws Exception {
        long begin = feed.begin();
        feed.begin();
        assertEquals(1, threads.size(), "one thread is enough");
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Void> reading = CompletableFuture.runAsync(threads.get(0), executor);
            make("/a");
            assertTrue(feed.await(begin, TimeUnit.SECONDS.toNanos(60)));
            Await.until("it is told", () -> news.get() > 0);
            feed.rest();
            reading.get();
            feed.begin();
            assertEquals(2, threads.size(), "the next one who watches needs another");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void nobodyWaitsLongerThanHeWants() throws Exception {
        assertFalse(feed.await(feed.begin(), 0));
    }
}
