package panal.cliente.console.input;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import panal.protocol.error.InvalidInput;

/** Sizes as people type them: {@code 65536}, {@code 64k}, {@code 64M}, {@code 1GiB}; a letter is a power of 1,024. */
public final class ByteSize {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,19})([kmgtp]?)(i?b)?");

    private ByteSize() {}

    /** Bytes, 0 to 2^63-1. */
    public static long parse(String typed) throws InvalidInput {
        Matcher form = FORM.matcher(typed.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new InvalidInput("\"" + typed + "\" is no size; one looks like 65536, 64k or 1G");
        }
        try {
            int power = "kmgtp".indexOf(form.group(2)) + 1;
            long scale = form.group(2).isEmpty() ? 1 : 1L << (10 * power);
            return Math.multiplyExact(Long.parseLong(form.group(1)), scale);
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new InvalidInput("size \"" + typed + "\" is too large");
        }
    }
}
