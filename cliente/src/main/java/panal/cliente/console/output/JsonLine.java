package panal.cliente.console.output;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * One JSON object (RFC 8259) on one line, its members in the order in which they were added. Half surrogate pairs and
 * the line separators U+2028 and U+2029 are written as escapes, so that the line is UTF-8 and one line to every reader.
 */
public final class JsonLine {
    private final StringBuilder text = new StringBuilder("{");

    public JsonLine add(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    public JsonLine add(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    public JsonLine add(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    public JsonLine add(String name, Collection<String> values) {
        name(name);
        text.append('[');
        boolean first = true;
        for (String value : values) {
            if (!first) {
                text.append(',');
            }
            first = false;
            quote(value);
        }
        text.append(']');
        return this;
    }

    /** A list of objects, each as it stands. */
    public JsonLine addObjects(String name, List<JsonLine> objects) {
        name(name);
        text.append('[');
        for (int i = 0; i < objects.size(); i++) {
            text.append(i == 0 ? "" : ",").append(objects.get(i));
        }
        text.append(']');
        return this;
    }

    /** The object as it stands; more members may follow. */
    @Override
    public String toString() {
        return text + "}";
    }

    private void name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        quote(name);
        text.append(':');
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            append(value, i);
        }
        text.append('"');
    }

    private void append(String value, int i) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c == '\n') {
            text.append("\\n");
        } else if (c == '\t') {
            text.append("\\t");
        } else if (c == '\r') {
            text.append("\\r");
        } else if (c < ' ' || c == 0x7F || c == 0x2028 || c == 0x2029 || isHalfPair(value, i)) {
            text.append("\\u").append(HexFormat.of().toHexDigits(c));
        } else {
            text.append(c);
        }
    }

    private static boolean isHalfPair(String value, int i) {
        char c = value.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(value.charAt(i - 1)));
    }
}
