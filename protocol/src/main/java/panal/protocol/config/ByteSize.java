package panal.protocol.config;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import panal.protocol.error.InvalidInput;

/**
 * A number of bytes as people write it: {@code 65536}, {@code 64K}, {@code 64M}, {@code 10G}, {@code 2T}; letters stand for
 * powers of 1,024, and may be followed by {@code B} or {@code iB}.
 *
 * @param bytes 0 or more
 */
public record ByteSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})([KMGTP]?)(I?B)?");
    private static final String LETTERS = "KMGTP";

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("size " + bytes + " is negative");
        }
    }

    /** Reads what a person typed. */
    public static ByteSize parse(String text) throws InvalidInput {
        Matcher matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new InvalidInput("\"" + text + "\" is no size; write a number with K, M, G or T, such as 64M");
        }
        int power = matcher.group(2).isEmpty() ? 0 : LETTERS.indexOf(matcher.group(2)) + 1;
        try {
            return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << (10 * power)));
        } catch (ArithmeticException tooLarge) {
            throw new InvalidInput("\"" + text + "\" is larger than any disk");
        }
    }
}
