package panal.cliente.console.words;

import java.util.List;

/** Words in messages that are no texts of a bundle, for a reason. */
final class EnglishLeft {
    /** By the beginning of {@code File: literal}. */
    static final List<String> EXCEPTIONS = List.of();

    private EnglishLeft() {}
}
