package panal.protocol.options;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options of one command, as {@link OptionTableWriter} has found them, and a way to read a plain line with them. Plain
 * is: options by their whole names, each at most once, with a value that does not begin with a dash; clusters of flags such
 * as {@code -lh}; as many other words as there may be. Immutable.
 */
public final class OptionTable {
    private static final String END = "--";

    private final Map<String, Row> options = new HashMap<>();
    private Optional<Row> words = Optional.empty();
    private int fewest;
    private int most;

    OptionTable(List<String> lines) {
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            if (cells[0].equals("words")) {
                words = Optional.of(new Row(cells[1], ValueKind.OTHER, List.of(), ""));
                fewest = Integer.parseInt(cells[2]);
                most = Integer.parseInt(cells[3]);
            } else {
                Row row = new Row(cells[1], ValueKind.valueOf(cells[0]), List.of(cells[2].split(",", -1)), cells[3]);
                for (String name : row.names) {
                    options.put(name, row);
                }
            }
        }
    }

    /**
     * One option.
     *
     * @param field its field, behind those of the mixins that lead to it: {@code style.human}
     * @param otherwise its value when nobody says any; empty leaves the field as it is
     */
    private record Row(String field, ValueKind kind, List<String> names, String otherwise) {
        /** There is one of each. What a record has for it is linked at run time, which takes as long as all the rest here. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return field.hashCode();
        }

        String longest() {
            String longest = "";
            for (String name : names) {
                longest = name.length() > longest.length() ? name : longest;
            }
            return longest;
        }
    }

    /** The table of a command's class; empty when the build has made none, because only picocli can read its lines. */
    public static Optional<OptionTable> of(Class<?> command) {
        String text;
        try {
            Class<?> tables = Class.forName(TableSource.nameFor(command), true, command.getClassLoader());
            Constructor<?> constructor = tables.getDeclaredConstructor();
            constructor.setAccessible(true);
            text = ((TableTexts) constructor.newInstance()).of(command.getSimpleName());
        } catch (ReflectiveOperationException notMade) {
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new OptionTable(List.of(text.split("\n", -1))));
    }

    /** How many of the words belong to options at the front, before the first that is none; -1 when that is not plain. */
    public int front(List<String> line) {
        int at = 0;
        while (at < line.size() && line.get(at).startsWith("-")) {
            Row row = options.get(line.get(at));
            if (row == null) {
                return -1;
            }
            at += row.kind == ValueKind.FLAG ? 1 : 2;
        }
        return at > line.size() ? -1 : at;
    }

    /**
     * Fills a command's fields from a plain line.
     *
     * @param defaults what else says an option's value, by its longest name without dashes
     * @return false when the line is not plain, and nothing has been filled
     */
    public boolean fill(Object command, List<String> line, Function<String, Optional<String>> defaults) {
        Map<Row, Object> values = new HashMap<>();
        List<String> others = new ArrayList<>();
        if (!read(line, values, others) || !addDefaults(values, defaults)) {
            return false;
        }
        boolean counted = words.isPresent() ? others.size() >= fewest && others.size() <= most : others.isEmpty();
        if (!counted) {
            return false;
        }
        for (Map.Entry<Row, Object> each : values.entrySet()) {
            set(command, each.getKey().field, each.getValue());
        }
        if (words.isPresent()) {
            set(command, words.get().field, others);
        }
        return true;
    }

    private boolean read(List<String> line, Map<Row, Object> values, List<String> others) {
        for (int at = 0; at < line.size(); at++) {
            String word = line.get(at);
            if (word.equals(END)) {
                others.addAll(line.subList(at + 1, line.size()));
                return true;
            }
            if (word.isEmpty()) {
                return false;
            }
            if (word.equals("-") || !word.startsWith("-")) {
                others.add(word);
                continue;
            }
            int equals = word.startsWith(END) ? word.indexOf('=') : -1;
            Row row = options.get(equals < 0 ? word : word.substring(0, equals));
            boolean plain;
            if (row == null) {
                plain = addCluster(word, values);
            } else if (!row.kind.isPlain()) {
                return false;
            } else if (row.kind == ValueKind.FLAG) {
                plain = equals < 0 && values.put(row, true) == null;
            } else if (equals >= 0) {
                plain = add(row, word.substring(equals + 1), values);
            } else {
                plain = ++at < line.size() && !line.get(at).startsWith("-") && add(row, line.get(at), values);
            }
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** {@code -lh}: each letter a flag. */
    private boolean addCluster(String word, Map<Row, Object> values) {
        Set<Row> flags = new HashSet<>();
        for (int i = 1; i < word.length(); i++) {
            Row row = options.get("-" + word.charAt(i));
            if (row == null || row.kind != ValueKind.FLAG || !flags.add(row) || values.put(row, true) != null) {
                return false;
            }
        }
        return true;
    }

    private static boolean add(Row row, String typed, Map<Row, Object> values) {
        Object value = typed.isEmpty() ? null : row.kind.value(typed);
        return value != null && values.put(row, value) == null;
    }

    private boolean addDefaults(Map<Row, Object> values, Function<String, Optional<String>> defaults) {
        for (Row row : Set.copyOf(options.values())) {
            if (!values.containsKey(row)) {
                Optional<String> said = defaults.apply(withoutDashes(row.longest()));
                String text = said.orElse(row.otherwise);
                if (said.isPresent() && (!row.kind.isPlain() || row.kind == ValueKind.FLAG)) {
                    return false;
                }
                if (!text.isEmpty() && !add(row, text, values)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String withoutDashes(String name) {
        int at = 0;
        while (at < name.length() && name.charAt(at) == '-') {
            at++;
        }
        return name.substring(at);
    }

    private static void set(Object command, String path, Object value) {
        try {
            Object at = command;
            int start = 0;
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', start)) {
                at = field(at, path.substring(start, dot)).get(at);
                start = dot + 1;
            }
            field(at, path.substring(start)).set(at, value);
        } catch (ReflectiveOperationException otherClass) {
            throw new IllegalStateException(
                    "the options of " + command.getClass() + " are of another build", otherClass);
        }
    }

    private static Field field(Object of, String name) throws NoSuchFieldException {
        for (@Nullable Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(of.getClass() + "." + name);
    }
}
