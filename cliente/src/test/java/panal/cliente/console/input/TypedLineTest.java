package panal.cliente.console.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import panal.testkit.Seeds;

final class TypedLineTest {
    @Test
    void knowsTheWordAtTheCursorAndThoseBefore() {
        TypedLine line = TypedLine.upTo("upload -r 'my films' /me  rest", 24);
        assertEquals(List.of("upload", "-r", "my films"), line.before());
        assertEquals("/me", line.word());
        assertEquals(3, line.rawLength());
    }

    @Test
    void behindABlankAnEmptyWordBegins() {
        TypedLine line = TypedLine.upTo("ls ", 3);
        assertEquals(List.of("ls"), line.before());
        assertEquals("", line.word());
        assertEquals(0, line.rawLength());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ls my\\ do, my do, 6",
                "ls 'my do, my do, 6",
                "ls \"my \\\"do, my \"do, 8",
                "ls 'a'\\''b, a'b, 7",
                "ls a\\, a, 2",
            })
    void readsWhatIsNotFinished(String typed, String word, int rawLength) {
        TypedLine line = TypedLine.upTo(typed, typed.length());
        assertEquals(word, line.word());
        assertEquals(rawLength, line.rawLength());
    }

    @Test
    void goesOnInTheQuotesThatWereBegun() {
        assertEquals("my\\ docs/", TypedLine.upTo("ls my", 5).quoted("my docs/", false));
        assertEquals("'my docs/", TypedLine.upTo("ls 'my", 6).quoted("my docs/", false));
        assertEquals("\"my docs\"", TypedLine.upTo("ls \"my", 6).quoted("my docs", true));
    }

    @Test
    void whatItQuotesIsReadAsItWas() {
        Seeds.each(1, 2_000, random -> {
            StringBuilder name = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                name.append(" \t'\"\\#ab*é".charAt(random.nextInt(10)));
            }
            for (String begun : List.of("cat ", "cat '", "cat \"", "cat x")) {
                TypedLine line = TypedLine.upTo(begun, begun.length());
                String typed = begun.substring(0, begun.length() - line.rawLength());
                assertEquals(
                        List.of(new TypedWord("cat", ""), new TypedWord(name.toString(), "")),
                        LineWords.typed(typed + line.quoted(name.toString(), true)),
                        begun + name);
            }
        });
    }
}
