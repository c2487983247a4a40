package panal.protocol.value;

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

final class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "*, abc, true",
        "a*c, abbc, true",
        "a*c, abb, false",
        "?, 😀, true",
        "??, 😀, false",
        "*[!😀]c, 😀c, false",
        "*b, 😀a😀b, true",
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
        assertEquals(matches, matches(pattern, false, name));
    }

    @Test
    void ignoresCaseWhenAsked() throws Exception {
        assertTrue(matches("*.PDF", true, "É.pdf"));
        assertTrue(matches("[A-C]*", true, "b"));
        assertTrue(matches("[a-c]*", true, "B"));
        assertFalse(matches("[A-C]*", true, "d"));
    }

    @Test
    void refusesABackslashThatEscapesNothing() throws Exception {
        assertThrows(InvalidInput.class, () -> NamePattern.parse("a\\", false));
        assertThrows(InvalidInput.class, () -> NamePattern.parse("a\\\\\\", false));
        assertTrue(matches("a\\\\", false, "a\\"));
    }

    @Test
    void refusesAPatternThatIsLongerThanAnyName() throws Exception {
        String longest = "*".repeat(NamePattern.LENGTH_MAX);
        assertTrue(matches(longest, false, "a"));
        assertThrows(InvalidInput.class, () -> NamePattern.parse(longest + "a", false));
    }

    private static boolean matches(String pattern, boolean anyCase, String name) throws InvalidInput {
        return NamePattern.parse(pattern, anyCase).matcher().test(name);
    }

    @Test
    void takesNoMoreStepsThanThereArePairsOfCharacters() throws Exception {
        String name = "a".repeat(255);
        assertFalse(matches("a*".repeat(100) + "b", false, name));
        assertFalse(matches("*" + "a".repeat(128) + "b", false, name));
        assertTrue(matches("*?".repeat(127) + "*a", false, name));
        assertTrue(matches("*".repeat(NamePattern.LENGTH_MAX), false, name));
    }

    @Test
    void agreesWithPlainRecursion() {
        Seeds.each(1, 2_000, random -> {
            String pattern = text(random, "ab*?", 6);
            String name = text(random, "ab", 6);
            assertEquals(recursive(pattern, name), matches(pattern, false, name), pattern + " on " + name);
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
