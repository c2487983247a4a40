package panal.cliente.console.input;

/**
 * A word of a typed line.
 *
 * @param text without its quotes
 * @param pattern where {@code *}, {@code ?} or {@code [} stands in it unquoted: the word with a backslash before each of these
 *     that was quoted; else empty
 */
public record TypedWord(String text, String pattern) {}
