package panal.cliente.console.input;

import java.util.ArrayList;
import java.util.List;
import panal.protocol.error.InvalidInput;

/**
 * A typed line cut into words as a POSIX shell does it, without its expansions: blanks separate; single quotes keep all,
 * double quotes keep all but a backslash before {@code "} or {@code \}; a backslash elsewhere keeps the next character; a
 * word that begins with {@code #} begins a comment.
 */
public final class LineWords {
    private final String line;
    private final List<TypedWord> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private final StringBuilder pattern = new StringBuilder();
    private boolean isPattern;
    private boolean inWord;
    private int at;

    private LineWords(String line) {
        this.line = line;
    }

    /** The words; throws InvalidInput for a quote that is not closed or a backslash at the end. */
    public static List<String> of(String line) throws InvalidInput {
        return typed(line).stream().map(TypedWord::text).toList();
    }

    /** The words, and which of them are patterns for whoever expands those; throws as {@link #of} does. */
    public static List<TypedWord> typed(String line) throws InvalidInput {
        return new LineWords(line).cut();
    }

    private List<TypedWord> cut() throws InvalidInput {
        for (at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '#' && !inWord) {
                break;
            }
            take(c);
        }
        endWord();
        return List.copyOf(words);
    }

    private void take(char c) throws InvalidInput {
        if (c == ' ' || c == '\t') {
            endWord();
            return;
        }
        inWord = true;
        if (c == '\'') {
            takeSingleQuoted();
        } else if (c == '"') {
            takeDoubleQuoted();
        } else if (c == '\\') {
            at++;
            if (at == line.length()) {
                throw new InvalidInput("a backslash ends the line; write \\\\ for the character itself");
            }
            quoted(line.charAt(at));
        } else {
            word.append(c);
            pattern.append(c);
            isPattern |= "*?[".indexOf(c) >= 0;
        }
    }

    private void quoted(char c) {
        word.append(c);
        pattern.append("*?[]\\".indexOf(c) >= 0 ? "\\" : "").append(c);
    }

    private void takeSingleQuoted() throws InvalidInput {
        int end = line.indexOf('\'', at + 1);
        if (end < 0) {
            throw new InvalidInput("the quote ' at column " + (at + 1) + " is not closed");
        }
        line.substring(at + 1, end).chars().forEach(c -> quoted((char) c));
        at = end;
    }

    private void takeDoubleQuoted() throws InvalidInput {
        int start = at;
        for (at++; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                return;
            }
            boolean escapes =
                    c == '\\' && at + 1 < line.length() && (line.charAt(at + 1) == '"' || line.charAt(at + 1) == '\\');
            if (escapes) {
                at++;
            }
            quoted(line.charAt(at));
        }
        throw new InvalidInput("the quote \" at column " + (start + 1) + " is not closed");
    }

    private void endWord() {
        if (inWord) {
            words.add(new TypedWord(word.toString(), isPattern ? pattern.toString() : ""));
            word.setLength(0);
            pattern.setLength(0);
            isPattern = false;
            inWord = false;
        }
    }
}
