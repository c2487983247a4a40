package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON object, strictly: whatever is no JSON throws IllegalArgumentException. */
final class JsonText {
    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** Each member with its kind, those of objects in lists under {@code list[].member}. */
    static Map<String, String> kinds(String line) {
        JsonText reading = new JsonText(line);
        Map<String, String> kinds = new LinkedHashMap<>();
        reading.object("", kinds);
        reading.require(reading.at == line.length(), "something behind the object");
        return kinds;
    }

    private void object(String prefix, Map<String, String> kinds) {
        take('{');
        while (next() != '}') {
            String name = prefix + string();
            take(':');
            String kind = value(name, kinds);
            String before = kinds.putIfAbsent(name, kind);
            require(before == null || before.equals(kind), name + " is " + before + " and " + kind);
            if (next() == ',') {
                at++;
                require(next() == '"', "a comma before nothing");
            }
        }
        take('}');
    }

    private String value(String name, Map<String, String> kinds) {
        char first = next();
        if (first == '"') {
            string();
            return "text";
        }
        if (first == '[') {
            return list(name, kinds);
        }
        if (text.startsWith("true", at) || text.startsWith("false", at)) {
            at += text.startsWith("true", at) ? 4 : 5;
            return "boolean";
        }
        int start = at;
        at += first == '-' ? 1 : 0;
        while (Character.isDigit(next())) {
            at++;
        }
        Long.parseLong(text.substring(start, at));
        return "number";
    }

    /** An empty list may be one of either. */
    private String list(String name, Map<String, String> kinds) {
        List<String> of = new ArrayList<>();
        take('[');
        while (next() != ']') {
            if (next() == '{') {
                object(name + "[].", kinds);
                of.add("objects");
            } else {
                string();
                of.add("texts");
            }
            if (next() == ',') {
                at++;
            }
        }
        take(']');
        return of.isEmpty() ? "list" : of.get(0);
    }

    private String string() {
        take('"');
        int start = at;
        while (next() != '"') {
            at += next() == '\\' ? 2 : 1;
        }
        at++;
        return text.substring(start, at - 1);
    }

    private char next() {
        require(at < text.length(), "it ends early");
        return text.charAt(at);
    }

    private void take(char wanted) {
        require(next() == wanted, "no " + wanted + " at " + at);
        at++;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise + ": " + text);
        }
    }
}
