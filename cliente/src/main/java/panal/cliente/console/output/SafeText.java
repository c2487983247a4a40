package panal.cliente.console.output;

import java.util.HexFormat;

/**
 * Text that does nothing to a terminal but show: control characters (also those of C1, which some terminals obey), the
 * characters that turn the direction of writing around, and half surrogate pairs become escapes as C has them.
 */
public final class SafeText {
    private SafeText() {}

    /** The text with every character that a terminal could obey made visible; always one line. */
    public static String of(String text) {
        int at = 0;
        while (at < text.length() && isPlain(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, at);
        text.substring(at).codePoints().forEach(point -> append(safe, point));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int point) {
        if (isPlain(point)) {
            safe.appendCodePoint(point);
        } else if (point == '\n') {
            safe.append("\\n");
        } else if (point == '\t') {
            safe.append("\\t");
        } else if (point == '\r') {
            safe.append("\\r");
        } else if (point < 0x100) {
            safe.append("\\x").append(HexFormat.of().toHexDigits((byte) point));
        } else {
            safe.append("\\u").append(HexFormat.of().toHexDigits((char) point));
        }
    }

    private static boolean isPlain(int point) {
        boolean turnsDirection = (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069)
                || point == 0x200E
                || point == 0x200F;
        boolean breaksLine = point == 0x2028 || point == 0x2029;
        boolean halfPair = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !Character.isISOControl(point) && !turnsDirection && !breaksLine && !halfPair;
    }
}
