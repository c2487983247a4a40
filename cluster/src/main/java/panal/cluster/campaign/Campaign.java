package panal.cluster.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Trials, one after the other in each of some lanes, and what came of them. Runs once. */
final class Campaign {
    private final List<String> names;
    private final List<Lane> lanes;
    private final Consumer<String> lines;
    /** This and all below is guarded by this. */
    private final List<Verdict> failed = new ArrayList<>();

    private int passed;
    private int skipped;

    /**
     * Of cases with these names.
     *
     * @param lanes the caller's to close
     * @param lines gets the table, a row when it is known
     */
    Campaign(List<String> names, List<? extends Lane> lanes, Consumer<String> lines) {
        this.names = List.copyOf(names);
        this.lanes = List.copyOf(lanes);
        this.lines = lines;
    }

    /** Whether every trial that could be made has passed; none begins after {@code seconds}. */
    boolean run(long firstSeed, int seeds, long seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        lines.accept(Verdict.HEAD);
        Queue<LaneOrder> orders = new ConcurrentLinkedQueue<>();
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            for (String name : names) {
                orders.add(new LaneOrder(name, seed));
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(lanes.size());
        try {
            List<Future<Integer>> ends = new ArrayList<>();
            for (Lane lane : lanes) {
                ends.add(threads.submit(() -> work(lane, orders, end)));
            }
            int done = 0;
            for (Future<Integer> one : ends) {
                done += one.get();
            }
            return sumUp(names.size() * seeds - done);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Takes what nobody has taken; says how many trials that were. */
    private int work(Lane lane, Queue<LaneOrder> orders, long end) throws Exception {
        int done = 0;
        while (System.nanoTime() < end) {
            LaneOrder order = orders.poll();
            if (order == null) {
                return done;
            }
            enter(lane.run(order.name(), order.seed()));
            done++;
        }
        return done;
    }

    private synchronized void enter(Verdict verdict) {
        lines.accept(verdict.line());
        if (verdict.failed()) {
            failed.add(verdict);
            lines.accept("    " + verdict.failure().orElseThrow());
        } else if (verdict.skipped().isPresent()) {
            skipped++;
        } else {
            passed++;
        }
    }

    private synchronized boolean sumUp(int unbegun) {
        lines.accept(String.format(
                Locale.ROOT,
                "%d passed, %d failed, %d skipped, %d not begun for want of time",
                passed,
                failed.size(),
                skipped,
                unbegun));
        failed.forEach(verdict ->
                lines.accept("again: cluster/campaign --case " + verdict.name() + " --seed " + verdict.seed()));
        return failed.isEmpty();
    }
}
