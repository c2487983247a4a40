package panal.cliente.console.output;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Points in time and lengths of time, for people and for programs. */
public final class Moment {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xx");

    private Moment() {}

    /** {@code 2026-11-21 12:30} where the person is; {@code millis} since 1970. */
    public static String shortly(long millis, ZoneId zone) {
        return MINUTES.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    /** {@code 2026-11-21 12:30:59} where the person is. */
    public static String toTheSecond(long millis, ZoneId zone) {
        return CLOCK.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    /** {@code 2026-11-21 12:30:59 +0100}. */
    public static String exactly(long millis, ZoneId zone) {
        return SECONDS.format(Instant.ofEpochMilli(millis).atZone(zone));
    }

    /** ISO-8601 in UTC, as {@code 2026-11-21T11:30:59.120Z}. */
    public static String iso(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 5 min}, {@code 3 h}, {@code 2 d}. */
    public static String span(long millis) {
        long seconds = millis / 1000;
        if (seconds < 10) {
            return seconds + "." + millis % 1000 / 100 + " s";
        }
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 2 * 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
