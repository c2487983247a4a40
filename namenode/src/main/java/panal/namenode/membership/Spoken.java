package panal.namenode.membership;

import java.time.Duration;

/** Lengths of time as people say them. */
public final class Spoken {
    private Spoken() {}

    /** {@code 40 s}, {@code 5 min}, {@code 3 h}, {@code 2 d}: rounded down. */
    public static String span(Duration time) {
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
