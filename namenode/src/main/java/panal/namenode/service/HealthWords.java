package panal.namenode.service;

import java.time.Duration;

/** Pieces of the sentences that tell people how blocks are. */
final class HealthWords {
    private static final String[] ORDINALS = {"first", "second", "third", "fourth", "fifth"};

    private HealthWords() {}

    /** {@code third}, {@code 12th}; {@code number} is positive. */
    static String ordinal(int number) {
        return number <= ORDINALS.length ? ORDINALS[number - 1] : number + "th";
    }

    /** {@code 40 s}, {@code 5 min}, {@code 3 h}, {@code 2 d}: rounded down. */
    static String span(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3_600) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3_600 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }
}
