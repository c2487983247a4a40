package panal.cluster.campaign;

import java.util.Locale;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param copies made by healing
 * @param failure what was wrong; empty when nothing was
 * @param skipped why it was not tried; empty when it was
 */
record Verdict(
        String name,
        long seed,
        double seconds,
        int operations,
        int copies,
        Optional<String> failure,
        Optional<String> skipped) {
    static final String HEAD = String.format(
            Locale.ROOT, "%-28s %6s %8s %11s %7s  %s", "case", "seed", "seconds", "operations", "copies", "verdict");

    static Verdict skipped(String name, long seed, String why) {
        return new Verdict(name, seed, 0, 0, 0, Optional.empty(), Optional.of(why));
    }

    static Verdict broken(String name, long seed, String why) {
        return new Verdict(name, seed, 0, 0, 0, Optional.of(why), Optional.empty());
    }

    boolean failed() {
        return failure.isPresent();
    }

    String line() {
        String verdict = skipped.map(why -> "skipped: " + why).orElse(failed() ? "FAILED" : "passed");
        return String.format(
                Locale.ROOT, "%-28s %6d %8.1f %11d %7d  %s", name, seed, seconds, operations, copies, verdict);
    }
}
