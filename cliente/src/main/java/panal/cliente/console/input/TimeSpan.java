package panal.cliente.console.input;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import panal.protocol.error.InvalidInput;

/** Lengths of time as people type them: {@code 90s}, {@code 30m}, {@code 2h}, {@code 1d}. */
public final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhd])");

    private TimeSpan() {}

    /** At least a second. */
    public static Duration parse(String typed) throws InvalidInput {
        Matcher form = FORM.matcher(typed);
        long count = form.matches() ? Long.parseLong(form.group(1)) : 0;
        if (count == 0) {
            throw new InvalidInput("\"" + typed + "\" is no length of time; one looks like 90s, 30m, 2h or 1d");
        }
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
