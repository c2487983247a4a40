package panal.nameserver.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.InvalidInput;
import panal.testkit.Seeds;

final class NameExpressionTest {
    /** The deadline is no measure: with backtracking these take longer than the universe is old. */
    private static final Duration SAFETY_NET = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a*)*b",
                "(a|a)*b",
                "(a+)+!",
                "a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b",
                "(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)(|)z",
            })
    void aHostilePatternIsMatchedInLinearTime(String hostile) {
        String name = "a".repeat(255);

        assertTimeoutPreemptively(
                SAFETY_NET, () -> assertFalse(NameExpression.of(hostile).matchesStartOf(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(((x{99}){99}){99}){99}",
                "a{99999999999999999999}",
                "[a-z]{900}[a-z]{900}",
                "(){2000000000}",
                "(abcdefghijklmnopqrstuvwxyz){999}",
            })
    void aPatternThatUnrollsToAHugeProgramIsRefused(String hostile) {
        assertTimeoutPreemptively(SAFETY_NET, () -> assertThrows(InvalidInput.class, () -> NameExpression.of(hostile)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[z-a]", "*", "a{2,1}", "(?=x)", "(x)\\1", "\\"})
    void whatIsNoExpressionIsRefusedAndNamed(String wrong) {
        InvalidInput refusal = assertThrows(InvalidInput.class, () -> NameExpression.of(wrong));

        assertTrue(refusal.getMessage().contains(wrong), refusal.getMessage());
    }

    @Test
    void aVeryLongPatternIsRefused() {
        assertThrows(InvalidInput.class, () -> NameExpression.of("x".repeat(257)));
    }

    @Test
    void aCostlyLookUpAmongManyNamesIsRefusedBeforeItBegins() throws Exception {
        NameExpression large = NameExpression.of("(a|b|c|d|e|f){150}");
        List<String> many = Collections.nCopies(5_000, "a".repeat(255));

        assertThrows(InvalidInput.class, () -> large.requireAffordable(many));
        large.requireAffordable(List.of("namenode", "datanode-1"));
        NameExpression.of("datanode-[0-9]+").requireAffordable(many);
    }

    @Test
    void agreesWithJavaOnOrdinaryPatterns() {
        Seeds.each(1, 3_000, random -> {
            String pattern = ordinaryPattern(random, 3);
            String name = text(random, random.nextInt(8));

            assertEquals(
                    Pattern.compile(pattern).matcher(name).lookingAt(),
                    NameExpression.of(pattern).matchesStartOf(name),
                    pattern + " against " + name);
        });
    }

    private static String ordinaryPattern(Random random, int depth) {
        if (depth == 0) {
            return text(random, 1);
        }
        String left = ordinaryPattern(random, depth - 1);
        String right = ordinaryPattern(random, depth - 1);
        return switch (random.nextInt(7)) {
            case 0 -> "(" + left + "|" + right + ")";
            case 1 -> "(" + left + ")*" + right;
            case 2 -> left + "[^" + text(random, 1) + "]" + right;
            case 3 -> "(?:" + left + "){1,2}" + right;
            case 4 -> left + "." + right;
            case 5 -> "(" + left + ")?" + right + (random.nextBoolean() ? "$" : "");
            default -> left + right;
        };
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("ab-".charAt(random.nextInt(3)));
        }
        return text.toString();
    }
}
