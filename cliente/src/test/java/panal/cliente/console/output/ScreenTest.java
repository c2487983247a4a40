package panal.cliente.console.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScreenTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void keepsDataAndMessagesApart() {
        Screen screen = new Screen(out, err, false, false);
        screen.line("é😀");
        screen.message("no such file: a\nb");
        assertEquals("é😀\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("panal: no such file: a\\nb\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void makesNamesSafeForATerminalOnly() {
        assertEquals("a\\x1bb", new Screen(out, err, true, false).name("a\u001bb"));
        assertEquals("a\u001bb", new Screen(out, err, false, true).name("a\u001bb"));
    }

    @Test
    void writesWhatWasPrintedBeforeAMessage() {
        Screen screen = new Screen(out, err, false, false);
        screen.line("first");
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        screen.message("second");
        assertEquals("first\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void tellsAReaderThatHasGoneFromADiskThatIsFull() {
        assertTrue(failing(true).readerGone());
        OutputClosed full = failing(false);
        assertFalse(full.readerGone());
        assertEquals("cannot write to standard output: No space left on device", full.getMessage());
    }

    @Test
    void reportsAClosedOutputOnce() {
        Screen screen = new Screen(new Closed(), err, false, true);
        screen.line("lost");
        assertThrows(OutputClosed.class, screen::flush);
        screen.line("lost as well");
        screen.flush();
        screen.message("still heard");
        assertEquals("panal: still heard\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void saysNothingOnceItIsSilenced() {
        Screen screen = new Screen(out, err, false, false);
        screen.silence();
        screen.message("interrupted");
        screen.trace(new IOException("interrupted"));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void dataAndTracesStandAboveTheFooter() {
        TerminalModel terminal = new TerminalModel(40);
        Screen screen = new Screen(terminal, terminal, true, false, true);
        screen.footer(List.of("one", "two"));
        screen.line("data");
        assertEquals(List.of("data"), terminal.rows());
        screen.footer(List.of("one", "two"));
        assertEquals(List.of("data", "one", "two"), terminal.rows());
        screen.message("message");
        assertEquals(List.of("data", "panal: message", "one", "two"), terminal.rows());
        screen.footer(List.of("three"));
        assertEquals(List.of("data", "panal: message", "three"), terminal.rows());
        screen.trace(new IOException("why"));
        assertEquals("java.io.IOException: why", terminal.rows().get(2));
        assertFalse(terminal.rows().contains("three"));
    }

    @Test
    void aFooterStaysAwayUntilTheLastPauseEnds() {
        TerminalModel terminal = new TerminalModel(40);
        Screen screen = new Screen(out, terminal, false, false, true);
        screen.footer(List.of("bar"));
        Screen.Pause first = screen.pause();
        Screen.Pause second = screen.pause();
        assertEquals(List.of(), terminal.rows());
        first.close();
        screen.footer(List.of("bar"));
        assertEquals(List.of(), terminal.rows());
        second.close();
        screen.footer(List.of("bar"));
        assertEquals(List.of("bar"), terminal.rows());
    }

    private OutputClosed failing(boolean pipe) {
        Screen screen = new Screen(new Closed(), err, false, pipe);
        screen.line("lost");
        return assertThrows(OutputClosed.class, screen::flush);
    }

    private static final class Closed extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
