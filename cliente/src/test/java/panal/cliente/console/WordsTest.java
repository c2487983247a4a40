package panal.cliente.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void readsTheLastWordsOfACommandLine() {
        byte[] line = "java\0-jar\0cliente.jar\0ls\0/é 😀\0\0".getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of("ls", "/é 😀", ""), Words.decoded(line, List.of("ls", "/??", "")));
        assertEquals(List.of(), Words.decoded(line, List.of()));
    }

    @Test
    void keepsWhatJavaGaveWhenTheLineIsShorter() {
        assertEquals(List.of("a", "b"), Words.decoded(new byte[0], List.of("a", "b")));
    }
}
