package panal.datanode.scrub;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.store.BlockStore;
import panal.datanode.store.BlockVerifier;
import panal.datanode.store.BlockVerifier.Verdict;
import panal.datanode.throttle.Throttle;
import panal.protocol.value.BlockId;
import panal.protocol.value.Replica;

/**
 * Verifies every block once in a while, spread evenly over the time it has, and what is ordered or suspected at once. What is
 * damaged is written down in the store, from where the NameNode hears of it; nothing is deleted here. {@link #step} is called
 * by one thread; the rest is thread-safe.
 */
public final class Scrubber {
    private static final Logger log = LoggerFactory.getLogger(Scrubber.class);
    static final String NOTE = "scrub.txt";
    private static final int ORDERED_MAX = 100_000;
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final BlockStore store;
    private final BlockVerifier verifier;
    private final Duration time;
    private final Throttle slowly;
    private final Throttle soon;
    private final Clock clock;
    /** Ordered by the NameNode, or suspected here; guarded by this, as is the next. */
    private final Set<BlockId> first = new LinkedHashSet<>();

    private boolean everything;
    /** What this round still has to verify, in order; of the scrubbing thread. */
    private final Deque<BlockId> todo = new ArrayDeque<>();

    private volatile ScrubRound round;
    private volatile long lastEndMillis;
    private final AtomicLong corruptFound = new AtomicLong();
    private long notedMillis;
    private String noted = "";
    /** Whether this round's end has been told. */
    private boolean ended;
    /** Whether the block that is being verified was ordered. */
    private boolean ordered;

    /** What was done so far. */
    public record Figures(long done, long total, long lastEndMillis, long corruptFound) {}

    /**
     * Goes on where the last start stopped, or begins a round.
     *
     * @param time for each round; zero for no rounds, but for what is ordered
     * @param slowly the pace of rounds
     * @param soon the pace of what is ordered
     */
    public Scrubber(BlockStore store, Duration time, Throttle slowly, Throttle soon, Clock clock) {
        this.store = store;
        this.verifier = store.verifier();
        this.time = time;
        this.slowly = slowly;
        this.soon = soon;
        this.clock = clock;
        long now = clock.millis();
        Optional<ScrubRecord> before = store.notes().read(NOTE).stream()
                .flatMap(text -> ScrubRecord.parse(text).stream())
                .filter(record -> record.round().startedMillis() <= now)
                .max(Comparator.comparingLong(
                                (ScrubRecord record) -> record.round().startedMillis())
                        .thenComparingLong(record -> record.round().done()));
        this.round = before.map(ScrubRecord::round).orElse(new ScrubRound(now, 0, 0, 0, false));
        this.lastEndMillis = before.map(ScrubRecord::lastEndMillis).orElse(0L);
        before.ifPresent(record -> first.addAll(record.suspects()));
        this.notedMillis = now;
        this.ended = lastEndMillis > round.startedMillis();
        load();
    }

    /** Verifies these soon, or everything if there are none; false if some were dropped, because too many wait. */
    public synchronized boolean order(List<BlockId> blocks) {
        everything |= blocks.isEmpty();
        return addFirst(blocks);
    }

    private synchronized boolean addFirst(List<BlockId> blocks) {
        boolean all = true;
        for (BlockId block : blocks) {
            if (first.size() < ORDERED_MAX) {
                first.add(block);
            } else {
                all = false;
            }
        }
        return all;
    }

    public Figures figures() {
        ScrubRound now = round;
        return new Figures(now.done(), now.total(), lastEndMillis, corruptFound.get());
    }

    /**
     * Does what is due; to be called every second or so.
     *
     * @throws InterruptedException if the node stops
     */
    public void step() throws InterruptedException {
        verifyFirst();
        while (!todo.isEmpty() && round.done() < due()) {
            BlockId block = todo.removeFirst();
            verify(block);
            round = round.after(block);
            noteNowAndThen();
            verifyFirst();
        }
        endIfOver();
        noteNowAndThen();
    }

    /** Writes down how far it has come, if that has changed. */
    private void note() {
        notedMillis = clock.millis();
        List<BlockId> damaged =
                store.stock().damage().all().stream().map(Replica::block).toList();
        String text = new ScrubRecord(round, lastEndMillis, damaged).text();
        if (!text.equals(noted)) {
            store.notes().write(NOTE, text);
            noted = text;
        }
    }

    private long due() {
        return time.isZero() && !round.hurried() ? 0 : round.due(clock.millis(), time);
    }

    private void endIfOver() {
        boolean done = todo.isEmpty() && (round.total() > 0 || round.hurried());
        if (done && !ended) {
            ended = true;
            lastEndMillis = clock.millis();
            log.info("scrub round ended blocks={} corrupt_found={}", round.done(), corruptFound);
            note();
        }
        if (round.hurried() ? ended : !time.isZero() && round.over(clock.millis(), time)) {
            begin(false);
        }
    }

    private void begin(boolean hurried) {
        round = new ScrubRound(clock.millis(), 0, 0, 0, hurried);
        ended = false;
        load();
        if (hurried) {
            log.info("scrub of everything begins blocks={}", round.total());
        }
        note();
    }

    /** Finds out what the round still has to do. */
    private void load() {
        todo.clear();
        for (BlockId block : store.stock().blocks()) {
            if (block.number() > round.position()) {
                todo.addLast(block);
            }
        }
        round = round.of(round.done() + todo.size());
    }

    private synchronized boolean takeEverything() {
        boolean ordered = everything;
        everything = false;
        return ordered;
    }

    /** What comes before the round, and whether the round has to begin anew. */
    private void verifyFirst() throws InterruptedException {
        addFirst(store.stock().damage().takeSuspects());
        for (Optional<BlockId> next = nextFirst(); next.isPresent(); next = nextFirst()) {
            ordered = true;
            verify(next.get());
            ordered = false;
        }
        if (takeEverything()) {
            begin(true);
        }
    }

    private synchronized boolean hasFirst() {
        return everything || !first.isEmpty();
    }

    private synchronized Optional<BlockId> nextFirst() {
        Optional<BlockId> next = first.stream().findFirst();
        next.ifPresent(first::remove);
        return next;
    }

    private void verify(BlockId block) throws InterruptedException {
        boolean known = store.stock().damage().isDamaged(block);
        Verdict verdict = verifier.verify(block, this::pace);
        if (verdict == Verdict.DAMAGED && !known) {
            corruptFound.incrementAndGet();
            note();
        }
        if (verdict == Verdict.GOOD && ordered) {
            store.stock().confirmed(block);
        }
    }

    /** An order that comes while a block is being verified hurries that one too. */
    private void pace(long bytes) throws InterruptedException {
        boolean hurry = round.hurried() || ordered || hasFirst();
        (hurry ? soon : slowly).take(bytes);
    }

    private void noteNowAndThen() {
        if (Math.abs(clock.millis() - notedMillis) >= NOTED.toMillis()) {
            note();
        }
    }
}
