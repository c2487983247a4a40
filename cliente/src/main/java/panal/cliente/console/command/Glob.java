package panal.cliente.console.command;

import java.util.regex.Pattern;
import panal.protocol.error.InvalidInput;

/**
 * A shell pattern for one name: {@code *}, {@code ?}, {@code [abc]}, {@code [!a-z]}, and a backslash before a character
 * that means itself. Matches by hand, with one point to go back to, so that no pattern takes exponential time.
 */
final class Glob {
    private final int[] pattern;
    private final boolean ignoreCase;

    private Glob(String pattern, boolean ignoreCase) {
        this.pattern = pattern.codePoints().toArray();
        this.ignoreCase = ignoreCase;
    }

    static Glob of(String pattern, boolean ignoreCase) throws InvalidInput {
        if (Pattern.matches("(?s)(?:[^\\\\]|\\\\.)*\\\\", pattern)) {
            throw new InvalidInput("pattern \"" + pattern + "\" ends in a backslash");
        }
        return new Glob(pattern, ignoreCase);
    }

    boolean matches(String name) {
        int[] text = name.codePoints().toArray();
        int p = 0;
        int t = 0;
        int star = -1;
        int starText = 0;
        while (t < text.length) {
            if (p < pattern.length && pattern[p] == '*') {
                star = p++;
                starText = t;
            } else if (p < pattern.length && matchesOne(p, text[t])) {
                p = next(p);
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++starText;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '*') {
            p++;
        }
        return p == pattern.length;
    }

    private boolean matchesOne(int p, int point) {
        if (pattern[p] == '?') {
            return true;
        }
        if (pattern[p] == '\\') {
            return same(pattern[p + 1], point);
        }
        return closing(p) > 0 ? inClass(p, closing(p), point) : same(pattern[p], point);
    }

    private int next(int p) {
        if (pattern[p] == '\\') {
            return p + 2;
        }
        return closing(p) > 0 ? closing(p) + 1 : p + 1;
    }

    /** Where the class that begins at {@code p} is closed; 0 when none begins there, or it is never closed. */
    private int closing(int p) {
        if (pattern[p] != '[') {
            return 0;
        }
        int at = p + 1;
        if (at < pattern.length && (pattern[at] == '!' || pattern[at] == '^')) {
            at++;
        }
        // A bracket right at the beginning is a member.
        at++;
        while (at < pattern.length && pattern[at] != ']') {
            at++;
        }
        return at < pattern.length ? at : 0;
    }

    private boolean inClass(int open, int close, int point) {
        int at = open + 1;
        boolean not = pattern[at] == '!' || pattern[at] == '^';
        at += not ? 1 : 0;
        boolean in = false;
        while (at < close) {
            if (at + 2 < close && pattern[at + 1] == '-') {
                in |= inRange(pattern[at], pattern[at + 2], point);
                at += 3;
            } else {
                in |= same(pattern[at], point);
                at++;
            }
        }
        return in != not;
    }

    private boolean inRange(int from, int to, int point) {
        boolean in = point >= from && point <= to;
        if (!ignoreCase) {
            return in;
        }
        int lower = Character.toLowerCase(point);
        int upper = Character.toUpperCase(point);
        return in || (lower >= from && lower <= to) || (upper >= from && upper <= to);
    }

    private boolean same(int a, int b) {
        return a == b || (ignoreCase && Character.toLowerCase(a) == Character.toLowerCase(b));
    }
}
