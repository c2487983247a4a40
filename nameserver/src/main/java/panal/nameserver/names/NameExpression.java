package panal.nameserver.names;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Collection;
import java.util.regex.MatchResult;
import panal.protocol.error.InvalidInput;

/**
 * A regular expression for names, anchored at the start. It comes from anybody on the network, so it is matched by RE2's
 * automaton in linear time (Thompson, CACM 11(6), 1968), its size is bounded, and so is the work of one look-up:
 * java.util.regex takes exponential time for {@code (a*)*b}, and can do so without looking at a single character, so that
 * no budget on characters read would stop it.
 */
public final class NameExpression {
    static final int PATTERN_CHARACTERS = 256;
    static final int PROGRAM_STEPS = 1_000;
    /** Steps of the automaton in one look-up; about a second. */
    static final long LOOK_UP_STEPS = 50_000_000;
    /** How often nested counted repetitions may unroll their body in all. */
    private static final int UNROLLED = 1_000;

    private static final java.util.regex.Pattern COUNTS =
            java.util.regex.Pattern.compile("\\{([0-9]*)(?:,([0-9]*))?\\}");

    private final Pattern pattern;

    private NameExpression(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Refuses what is no regular expression, with the place of the fault, and what is too large to be meant well. */
    public static NameExpression of(String text) throws InvalidInput {
        if (text.length() > PATTERN_CHARACTERS) {
            throw new InvalidInput("pattern of " + text.length() + " characters; at most " + PATTERN_CHARACTERS);
        }
        requireFewRepetitions(text);
        try {
            Pattern pattern = Pattern.compile(text, Pattern.DOTALL);
            if (pattern.programSize() > PROGRAM_STEPS) {
                throw new InvalidInput("pattern \"" + text + "\" is too large; use smaller repetition counts");
            }
            return new NameExpression(pattern);
        } catch (PatternSyntaxException fault) {
            throw new InvalidInput("\"" + text + "\" is no regular expression: " + fault.getDescription());
        }
    }

    /** Whether the pattern matches {@code name} or a beginning of it. */
    public boolean matchesStartOf(String name) {
        return pattern.matcher(name).lookingAt();
    }

    /** Refuses a look-up that would keep the server busy for long. */
    void requireAffordable(Collection<String> names) throws InvalidInput {
        long characters = names.stream().mapToLong(name -> name.length() + 1).sum();
        if (characters * pattern.programSize() > LOOK_UP_STEPS) {
            throw new InvalidInput("pattern \"" + pattern.pattern() + "\" is too costly for " + names.size()
                    + " names; use a shorter one, or a prefix");
        }
    }

    /** The compiler unrolls x{n}; nested ones multiply, and would take all memory before the size could be asked. */
    private static void requireFewRepetitions(String text) throws InvalidInput {
        long unrolled = COUNTS.matcher(text)
                .results()
                .mapToLong(NameExpression::repetitions)
                .reduce(1, (all, count) -> Math.min(all * count, UNROLLED + 1L));
        if (unrolled > UNROLLED) {
            throw new InvalidInput("pattern \"" + text + "\" repeats more than " + UNROLLED + " times");
        }
    }

    private static long repetitions(MatchResult counts) {
        return Math.max(number(counts.group(1)), number(counts.group(2) == null ? "" : counts.group(2)));
    }

    private static long number(String digits) {
        if (digits.length() > 9) {
            return UNROLLED + 1L;
        }
        return digits.isEmpty() ? 1 : Math.max(1, Long.parseLong(digits));
    }
}
