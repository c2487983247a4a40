package panal.cliente.console.output;

/** How many columns of a terminal a text takes: two for East Asian wide characters and emoji, none for marks and colours. */
public final class DisplayWidth {
    private static final String ELLIPSIS = "…";
    private static final char ESCAPE = '\u001B';

    private DisplayWidth() {}

    public static int of(String text) {
        int width = 0;
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (point == ESCAPE) {
                at = behindColour(text, at);
            } else {
                width += of(point);
                at += Character.charCount(point);
            }
        }
        return width;
    }

    /** Behind {@code ESC [ 1;34m}, which {@link Paint} writes; behind the escape alone if it is no such thing. */
    private static int behindColour(String text, int escape) {
        int end = text.indexOf('m', escape);
        return text.startsWith("[", escape + 1) && end >= 0 ? end + 1 : escape + 1;
    }

    /** The text, or where it is wider than {@code columns}, its beginning and more of its end with an ellipsis between. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        if (columns <= 0) {
            return "";
        }
        int head = prefix(text, (columns - 1) / 3);
        int tail = text.length();
        int room = columns - 1 - of(text.substring(0, head));
        while (tail > head) {
            int point = text.codePointBefore(tail);
            if (of(point) > room) {
                break;
            }
            room -= of(point);
            tail -= Character.charCount(point);
        }
        return text.substring(0, head) + ELLIPSIS + text.substring(tail);
    }

    /** The text cut to {@code columns} or with blanks behind it, so that it takes all of them. */
    public static String fit(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(Math.max(0, columns - of(cut)));
    }

    /** How many units of the text fit into so many columns. */
    private static int prefix(String text, int columns) {
        int end = 0;
        int room = columns;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            if (of(point) > room) {
                return end;
            }
            room -= of(point);
            end += Character.charCount(point);
        }
        return end;
    }

    private static int of(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    /** The ranges that Unicode's East Asian Width (UAX 11) marks wide, less small gaps. */
    private static boolean isWide(int point) {
        return (point >= 0x1100 && point <= 0x115F)
                || (point >= 0x2E80 && point <= 0x303E)
                || (point >= 0x3041 && point <= 0xA4CF)
                || (point >= 0xAC00 && point <= 0xD7A3)
                || (point >= 0xF900 && point <= 0xFAFF)
                || (point >= 0xFE30 && point <= 0xFE6F)
                || (point >= 0xFF00 && point <= 0xFF60)
                || (point >= 0xFFE0 && point <= 0xFFE6)
                || (point >= 0x1F300 && point <= 0x1F64F)
                || (point >= 0x1F680 && point <= 0x1F6FF)
                || (point >= 0x1F900 && point <= 0x1FAFF)
                || (point >= 0x20000 && point <= 0x3FFFD);
    }
}
