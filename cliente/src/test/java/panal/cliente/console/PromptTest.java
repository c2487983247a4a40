package panal.cliente.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import panal.protocol.value.FilePath;

final class PromptTest {
    @Test
    void namesTheUserAndTheDirectory() {
        assertEquals("ana@panal:/docs> ", Prompt.text("ana", new FilePath("/docs"), 80));
        assertEquals("panal:/> ", Prompt.text("", FilePath.ROOT, 80));
    }

    @Test
    void leavesOutTheMiddleOfALongPath() {
        FilePath deep = new FilePath("/one/two/three/four/five/six/seven/eight");
        String prompt = Prompt.text("ana", deep, 60);
        assertEquals("ana@panal:/one/t…x/seven/eight> ", prompt);
        assertEquals(20, prompt.length() - "ana@panal:> ".length());
    }

    @Test
    void showsNothingThatATerminalObeys() {
        assertFalse(Prompt.text("ana", new FilePath("/a\u001b[2J"), 80).contains("\u001b"));
    }
}
