package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import panal.protocol.error.InvalidInput;
import panal.testkit.Seeds;

final class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "*, abc, true",
        "a*c, abbc, true",
        "a*c, abb, false",
        "?, 😀, true",
        "??, 😀, false",
        "[abc]x, bx, true",
        "[!abc]x, bx, false",
        "[^abc]x, dx, true",
        "[a-c]x, bx, true",
        "[a-c]x, dx, false",
        "[]a]x, ]x, true",
        "[a-]x, -x, true",
        "[abc, [abc, true",
        "\\*, *, true",
        "\\*, x, false",
        "a\\[b, a[b, true",
        "*.pdf, x.PDF, false",
        "'', a, false",
        "**, abc, true",
    })
    void matchesAsAShellDoes(String pattern, String name, boolean matches) throws Exception {
        assertEquals(matches, Glob.of(pattern, false).matches(name));
    }

    @Test
    void ignoresCaseWhenAsked() throws Exception {
        assertTrue(Glob.of("*.PDF", true).matches("É.pdf"));
        assertTrue(Glob.of("[A-C]*", true).matches("b"));
        assertTrue(Glob.of("[a-c]*", true).matches("B"));
        assertFalse(Glob.of("[A-C]*", true).matches("d"));
    }

    @Test
    void refusesABackslashThatEscapesNothing() throws Exception {
        assertThrows(InvalidInput.class, () -> Glob.of("a\\", false));
        assertTrue(Glob.of("a\\\\", false).matches("a\\"));
    }

    @Test
    void takesNoExponentialTime() throws Exception {
        String name = "a".repeat(255);
        assertFalse(Glob.of("a*".repeat(100) + "b", false).matches(name));
    }

    @Test
    void agreesWithPlainRecursion() {
        Seeds.each(1, 2_000, random -> {
            String pattern = text(random, "ab*?", 6);
            String name = text(random, "ab", 6);
            assertEquals(recursive(pattern, name), Glob.of(pattern, false).matches(name), pattern + " on " + name);
        });
    }

    private static boolean recursive(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return recursive(pattern.substring(1), name) || (!name.isEmpty() && recursive(pattern, name.substring(1)));
        }
        return !name.isEmpty()
                && (pattern.charAt(0) == '?' || pattern.charAt(0) == name.charAt(0))
                && recursive(pattern.substring(1), name.substring(1));
    }

    private static String text(Random random, String alphabet, int most) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(most + 1), 0, alphabet.length()).forEach(at -> text.append(alphabet.charAt(at)));
        return text.toString();
    }
}
