package panal.protocol.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an option's field holds, as far as plain lines can fill it. */
enum ValueKind {
    /** True when the option stands in the line. */
    FLAG(false),
    TEXT(false),
    INT(false),
    LONG(false),
    PATH(false),
    OPTIONAL_TEXT(true),
    OPTIONAL_INT(true),
    OPTIONAL_LONG(true),
    OPTIONAL_PATH(true),
    /** True or false unless said otherwise; only picocli knows how to say it. */
    SWITCH(false),
    /** Only picocli knows how. */
    OTHER(false);

    private final boolean optional;

    ValueKind(boolean optional) {
        this.optional = optional;
    }

    /** The kind of a field of this type, with {@code inner} in its angle brackets. */
    static ValueKind of(Class<?> type, Class<?> inner) {
        boolean optional = type == Optional.class;
        Class<?> held = optional ? inner : type;
        if (held == String.class) {
            return optional ? OPTIONAL_TEXT : TEXT;
        } else if (held == int.class || held == Integer.class) {
            return optional ? OPTIONAL_INT : INT;
        } else if (held == long.class || held == Long.class) {
            return optional ? OPTIONAL_LONG : LONG;
        } else if (held == Path.class) {
            return optional ? OPTIONAL_PATH : PATH;
        }
        return OTHER;
    }

    /** The field's value for what was typed; null where that is for picocli to judge. */
    @Nullable
    Object value(String typed) {
        try {
            Object plain =
                    switch (this) {
                        case FLAG, OTHER -> null;
                        case SWITCH -> Boolean.valueOf(typed);
                        case TEXT, OPTIONAL_TEXT -> typed;
                        case INT, OPTIONAL_INT -> Integer.valueOf(typed);
                        case LONG, OPTIONAL_LONG -> Long.valueOf(typed);
                        case PATH, OPTIONAL_PATH -> Path.of(typed);
                    };
            return optional ? Optional.ofNullable(plain) : plain;
        } catch (NumberFormatException | InvalidPathException wrong) {
            return null;
        }
    }

    /** Whether a line that names the option may be plain. */
    boolean isPlain() {
        return this != SWITCH && this != OTHER;
    }

    /** Whether a field of this type, with {@code inner} in its angle brackets, takes the words that are no options. */
    static boolean isWords(Class<?> type, Class<?> inner) {
        return type == List.class && inner == String.class;
    }
}
