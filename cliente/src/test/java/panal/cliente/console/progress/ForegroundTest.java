package panal.cliente.console.progress;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ForegroundTest {
    @Test
    void aProgramInTheBackgroundDoesNotHoldTheTerminal() {
        assertTrue(Foreground.isOurs("77 (java) S 1 77 77 34816 77 4194304 0"));
        assertFalse(Foreground.isOurs("77 (java) S 1 77 70 34816 70 4194304 0"));
        assertTrue(Foreground.isOurs("77 (a) name (b) S 1 77 77 34816 77 4194304"));
        assertTrue(Foreground.isOurs("77 (java) S 1 77 77 0 -1 4194304 0"));
        assertTrue(Foreground.isOurs("nonsense"));
    }
}
