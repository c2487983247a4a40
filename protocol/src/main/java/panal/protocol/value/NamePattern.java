package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;
import java.util.function.Predicate;
import panal.protocol.error.InvalidInput;

/**
 * A shell pattern for one name: {@code *}, {@code ?}, {@code [abc]}, {@code [!a-z]}, and a backslash before a character
 * that means itself.
 *
 * @param text at most {@link #LENGTH_MAX} characters; no backslash stands alone at its end
 * @param anyCase whether upper and lower case are the same
 */
public record NamePattern(String text, boolean anyCase) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Four times what the longest name has, so that each of its characters may be escaped. */
    public static final int LENGTH_MAX = 4 * Limits.NAME_BYTES;

    public NamePattern {
        Objects.requireNonNull(text, "text");
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "a pattern of " + text.length() + " characters; it may have " + LENGTH_MAX);
        }
        if (endsInBackslash(text)) {
            throw new IllegalArgumentException("pattern \"" + text + "\" ends in a backslash");
        }
    }

    /** Reads what a person typed. */
    public static NamePattern parse(String text, boolean anyCase) throws InvalidInput {
        try {
            return new NamePattern(text, anyCase);
        } catch (IllegalArgumentException fault) {
            throw new InvalidInput(String.valueOf(fault.getMessage()));
        }
    }

    /** Says of names whether they match; thread-safe, and made once for many names. */
    public Predicate<String> matcher() {
        return new NameMatcher(text, anyCase)::matches;
    }

    private static boolean endsInBackslash(String text) {
        int backslashes = 0;
        while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
