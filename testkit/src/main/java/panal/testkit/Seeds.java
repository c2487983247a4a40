package panal.testkit;

import java.util.Random;

/** Randomness that can be repeated: a failure names the seed that led to it. */
public final class Seeds {
    private Seeds() {}

    /** What is tried with one seed. */
    @FunctionalInterface
    public interface Trial {
        void run(Random random) throws Exception;
    }

    /** Runs the trial with {@code count} seeds from {@code first} on; a failure says which seed repeats it. */
    public static void each(long first, int count, Trial trial) {
        for (long seed = first; seed < first + count; seed++) {
            try {
                trial.run(new Random(seed));
            } catch (Exception | AssertionError failure) {
                throw new AssertionError("fails with seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
