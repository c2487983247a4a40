package panal.cluster.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Trials one after the other, and what came of them. For one thread. */
final class Campaign {
    private final List<Supplier<Fault>> faults;
    private final boolean isolated;
    private final Consumer<String> lines;
    private final List<Verdict> failed = new ArrayList<>();
    private int passed;
    private int skipped;
    private int unbegun;

    /** {@code lines} gets the table, a row when it is known. */
    Campaign(List<Supplier<Fault>> faults, boolean isolated, Consumer<String> lines) {
        this.faults = List.copyOf(faults);
        this.isolated = isolated;
        this.lines = lines;
    }

    /** Whether every trial that could be made has passed; none begins after {@code seconds}. */
    boolean run(long firstSeed, int seeds, long seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        lines.accept(Verdict.HEAD);
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            for (Supplier<Fault> fault : faults) {
                if (System.nanoTime() >= end) {
                    unbegun++;
                } else {
                    enter(new Trial(fault.get(), seed, isolated).run());
                }
            }
        }
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

    private void enter(Verdict verdict) {
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
}
