package panal.cliente.console.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class SafeTextTest {
    @Test
    void leavesPlainTextAlone() {
        String text = "Größe 😀 日本 it's \"a\" \\ b";
        assertSame(text, SafeText.of(text));
    }

    @Test
    void makesWhatATerminalObeysVisible() {
        assertEquals("a\\x1b[2Jb", SafeText.of("a\u001b[2Jb"));
        assertEquals("a\\nb\\tc\\rd\\x00", SafeText.of("a\nb\tc\rd\0"));
        assertEquals("\\x9b31m", SafeText.of("\u009b31m"));
        assertEquals("\\u202egpj.exe", SafeText.of("\u202egpj.exe"));
        assertEquals("\\ud83d", SafeText.of("\ud83d"));
    }

    @Test
    void leavesNoControlCharacterOfAllThereAre() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String safe = SafeText.of("x" + Character.toString(point));
            assertTrue(safe.codePoints().noneMatch(Character::isISOControl), safe);
        }
    }
}
