package panal.protocol.value;

/**
 * Compares names with a {@link NamePattern}. By hand, with one point to go back to, so that no pattern takes exponential
 * time: at most a step for each pair of their characters, and for each member of a class. Immutable.
 */
final class NameMatcher {
    private final int[] pattern;
    /** For each bracket that begins a class, where that is closed; 0 elsewhere. */
    private final int[] closing;

    private final boolean ignoreCase;

    NameMatcher(String pattern, boolean ignoreCase) {
        this.pattern = pattern.codePoints().toArray();
        this.closing = new int[this.pattern.length];
        this.ignoreCase = ignoreCase;
        for (int p = 0; p < closing.length; p++) {
            closing[p] = this.pattern[p] == '[' ? closing(p) : 0;
        }
    }

    boolean matches(String name) {
        int p = 0;
        int t = 0;
        int star = -1;
        int starText = 0;
        // One that went wrong would keep the NameNode busy for ever, and say nothing.
        long left = (pattern.length + 2L) * (name.length() + 2L);
        while (t < name.length()) {
            if (left-- == 0) {
                throw new IllegalStateException("more steps than pairs of characters for a pattern of " + pattern.length
                        + " and a name of " + name.length());
            }
            int point = name.codePointAt(t);
            if (p < pattern.length && pattern[p] == '*') {
                star = p++;
                starText = t;
            } else if (p < pattern.length && matchesOne(p, point)) {
                p = next(p);
                t += Character.charCount(point);
            } else if (star >= 0) {
                p = star + 1;
                starText += Character.charCount(name.codePointAt(starText));
                t = starText;
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
        return closing[p] > 0 ? inClass(p, closing[p], point) : same(pattern[p], point);
    }

    private int next(int p) {
        if (pattern[p] == '\\') {
            return p + 2;
        }
        return closing[p] > 0 ? closing[p] + 1 : p + 1;
    }

    /** Where the class that begins at {@code p} is closed; 0 when it never is. */
    private int closing(int p) {
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
