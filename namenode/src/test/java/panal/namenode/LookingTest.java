package panal.namenode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import panal.protocol.config.Terminal;
import panal.protocol.error.LocalFailure;

/** However looking for a rescue's end goes, it ends, with a line. */
final class LookingTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(said, true, StandardCharsets.UTF_8));
    private final List<Integer> exitCodes = new ArrayList<>();

    private String lookAt(Looking.Look look) {
        Looking looking = new Looking(look, terminal, exitCodes::add);
        looking.run();
        looking.run();
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void goesOnUntilItIsOverAndEndsOnce() {
        List<Integer> looks = new ArrayList<>();
        Looking looking = new Looking(
                () -> {
                    looks.add(1);
                    return looks.size() == 3;
                },
                terminal,
                exitCodes::add);
        for (int i = 0; i < 5; i++) {
            looking.run();
        }
        assertEquals(3, looks.size());
        assertEquals(List.of(Terminal.DONE), exitCodes);
    }

    @Test
    void aFailureIsOneLineAndTheEnd() {
        assertEquals("panal: namenode rescue: no disk\n", lookAt(() -> {
            throw new LocalFailure("no disk");
        }));
        assertEquals(List.of(Terminal.FAILED), exitCodes);
    }

    @Test
    void aMemoryThatIsTooSmallEndsItToo() {
        String line = lookAt(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertTrue(line.contains("PANAL_JAVA_OPTS"), line);
        assertEquals(List.of(Terminal.FAILED), exitCodes);
    }

    @Test
    void soDoesWhatNobodyForesaw() {
        String line = lookAt(() -> {
            throw new AssertionError("a bug");
        });
        assertTrue(line.contains("a bug; the log has more"), line);
        assertEquals(List.of(Terminal.FAILED), exitCodes);
    }
}
