package panal.cliente.console.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import panal.protocol.error.InvalidInput;
import panal.testkit.Seeds;

final class LineWordsTest {
    @Test
    void cutsAtBlanksAndTabs() throws Exception {
        assertEquals(List.of("ls", "-l", "/docs"), LineWords.of("  ls\t-l   /docs "));
        assertEquals(List.of(), LineWords.of(" \t "));
    }

    @Test
    void keepsWhatIsQuotedTogether() throws Exception {
        assertEquals(List.of("get", "my file", "it's"), LineWords.of("get 'my file' \"it's\""));
        assertEquals(List.of("a b c"), LineWords.of("a' b'\" c\""));
        assertEquals(List.of("", ""), LineWords.of("'' \"\""));
    }

    @Test
    void takesABackslashAsAShellDoes() throws Exception {
        assertEquals(List.of("a b", "\"", "\\"), LineWords.of("a\\ b \\\" \\\\"));
        assertEquals(List.of("a\\b", "\"", "\\"), LineWords.of("\"a\\b\" \"\\\"\" \"\\\\\""));
        assertEquals(List.of("a\\b"), LineWords.of("'a\\b'"));
    }

    @Test
    void leavesTheEndOfOptionsToTheCommand() throws Exception {
        assertEquals(List.of("rm", "--", "-r"), LineWords.of("rm -- -r"));
    }

    @Test
    void leavesCommentsOutButNotHashesInNames() throws Exception {
        assertEquals(List.of("ls", "a#b", "#c"), LineWords.of("ls a#b '#c' # all"));
        assertEquals(List.of(), LineWords.of("# nothing"));
    }

    @Test
    void namesTheColumnOfAQuoteThatIsNotClosed() {
        assertTrue(fault("get 'a b").contains("column 5"));
        assertTrue(fault("\"a").contains("column 1"));
        assertTrue(fault("a\\").contains("backslash"));
    }

    @Test
    void givesBackAnyWordsThatWereQuoted() {
        String alphabet = "ab '\"\\#\t-\ud83d\ude00é";
        Seeds.each(1, 500, random -> {
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                StringBuilder word = new StringBuilder();
                random.ints(random.nextInt(6), 0, alphabet.length()).forEach(at -> word.append(alphabet.charAt(at)));
                words.add(word.toString());
            }
            boolean single = random.nextBoolean();
            String line = words.stream()
                    .map(word -> single ? singleQuoted(word) : doubleQuoted(word))
                    .collect(Collectors.joining(" "));
            assertEquals(words, LineWords.of(line), line);
        });
    }

    private static String singleQuoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String doubleQuoted(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String fault(String line) {
        return String.valueOf(
                assertThrows(InvalidInput.class, () -> LineWords.of(line)).getMessage());
    }
}
