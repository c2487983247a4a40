package panal.namenode.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import panal.namenode.namespace.Content;
import panal.protocol.value.Bits256;

/** Writes records as one line of JSON, by their components' names; a record of one value is written as that value. */
public final class JsonLine {
    private final StringBuilder line = new StringBuilder();

    /** A record's JSON, begun with the fields that {@code first} has already written. */
    static String of(String first, Record edit) {
        JsonLine json = new JsonLine();
        json.line.append('{').append(first);
        json.components(edit, true);
        json.line.append('}');
        return json.line.toString();
    }

    /** A text as JSON, in its quotes. */
    public static String quoted(String text) {
        JsonLine json = new JsonLine();
        json.text(text);
        return json.line.toString();
    }

    private void value(Object value) {
        if (value instanceof Number || value instanceof Boolean) {
            line.append(value);
        } else if (value instanceof Collection<?> values) {
            String comma = "[";
            for (Object one : values) {
                line.append(comma);
                value(one);
                comma = ",";
            }
            line.append(values.isEmpty() ? "[]" : "]");
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(this::value, () -> line.append("null"));
        } else if (value instanceof Bits256) {
            text("(verifier, 32 bytes)"); // enough to pretend to be the cluster; a listing is no place for it
        } else if (value instanceof Content content) {
            content(content);
        } else if (value instanceof Record nested) {
            nested(nested);
        } else if (value instanceof Enum || value instanceof CharSequence || value instanceof UUID) {
            text(value.toString());
        } else {
            throw new IllegalStateException("no JSON for " + value.getClass());
        }
    }

    private void nested(Record nested) {
        RecordComponent[] components = nested.getClass().getRecordComponents();
        if (components.length == 1) {
            value(get(nested, components[0]));
        } else {
            line.append('{');
            components(nested, false);
            line.append('}');
        }
    }

    private void components(Record edit, boolean begun) {
        String comma = begun ? "," : "";
        for (RecordComponent component : edit.getClass().getRecordComponents()) {
            line.append(comma);
            text(component.getName());
            line.append(':');
            value(get(edit, component));
            comma = ",";
        }
    }

    private void content(Content content) {
        line.append("{\"copies\":").append(content.copies());
        line.append(",\"blockSize\":").append(content.blockSize());
        line.append(",\"length\":").append(content.length()).append(",\"blocks\":");
        value(content.blocks());
        line.append('}');
    }

    private static Object get(Record of, RecordComponent component) {
        try {
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("edits are public records", impossible);
        }
    }

    private void text(String text) {
        line.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c < ' ' || c == 127) {
                line.append("\\u%04x".formatted((int) c));
            } else {
                line.append(c);
            }
        }
        line.append('"');
    }
}
