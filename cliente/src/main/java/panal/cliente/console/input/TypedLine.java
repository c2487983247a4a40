package panal.cliente.console.input;

import java.util.ArrayList;
import java.util.List;

/**
 * A line up to the cursor, as far as somebody has typed it. Read as {@link LineWords} reads a whole one, but what is not
 * finished yet is no mistake.
 *
 * @param before the words before the one at the cursor, without their quotes
 * @param word the word at the cursor, without its quotes; empty behind a blank
 * @param rawLength how many characters of the line the word takes, quotes and backslashes counted
 * @param quote the quote that is open at the cursor; a blank when none is
 */
public record TypedLine(List<String> before, String word, int rawLength, char quote) {
    private static final char NO_QUOTE = ' ';
    private static final String SPECIAL = " \t\n'\"\\*?[";

    public TypedLine {
        before = List.copyOf(before);
    }

    /** The line before the cursor. */
    public static TypedLine upTo(String line, int cursor) {
        return new Reading(line.substring(0, cursor)).all();
    }

    /**
     * A text as it has to be typed in place of the word at the cursor, in the quotes that the person has begun, else with
     * backslashes.
     *
     * @param complete whether the word ends with it; else its quote stays open
     */
    public String quoted(String text, boolean complete) {
        if (quote == '\'' && text.indexOf('\'') < 0) {
            return "'" + text + (complete ? "'" : "");
        }
        if (quote == '"') {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + (complete ? "\"" : "");
        }
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (SPECIAL.indexOf(c) >= 0 || (c == '#' && at == 0)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** One pass over the text. */
    private static final class Reading {
        private final String text;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private char quote = NO_QUOTE;
        private int start = -1;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        TypedLine all() {
            for (at = 0; at < text.length(); at++) {
                char c = text.charAt(at);
                if (quote == NO_QUOTE && (c == ' ' || c == '\t')) {
                    endWord();
                } else {
                    start = start < 0 ? at : start;
                    take(c);
                }
            }
            return new TypedLine(words, word.toString(), start < 0 ? 0 : text.length() - start, quote);
        }

        private void take(char c) {
            if (c == '\\' && escapes()) {
                at++;
                if (at < text.length()) {
                    word.append(text.charAt(at));
                }
            } else if (quote == NO_QUOTE && (c == '\'' || c == '"')) {
                quote = c;
            } else if (c == quote) {
                quote = NO_QUOTE;
            } else {
                word.append(c);
            }
        }

        private boolean escapes() {
            boolean special = at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0;
            return quote == NO_QUOTE || (quote == '"' && special);
        }

        private void endWord() {
            if (start >= 0) {
                words.add(word.toString());
                word.setLength(0);
                start = -1;
            }
        }
    }
}
