package panal.cliente.console.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JsonLineTest {
    @Test
    void writesMembersInOrder() {
        String line = new JsonLine()
                .add("path", "/a")
                .add("length", 5_000_000_000L)
                .add("whole", true)
                .add("replicas", List.of("datanode-1", "datanode-2"))
                .add("gone", List.of())
                .toString();
        assertEquals(
                "{\"path\":\"/a\",\"length\":5000000000,\"whole\":true,"
                        + "\"replicas\":[\"datanode-1\",\"datanode-2\"],\"gone\":[]}",
                line);
    }

    @Test
    void escapesWhatWouldEndTheTextOrTheLine() {
        assertEquals("{\"a\":\"\\\"\\\\\\n\\r\\t\\u0000\\u001b\\u007f\"}", value("\"\\\n\r\t\0\u001b\u007f"));
        assertEquals("{\"a\":\"\\u2028\\u2029\"}", value("\u2028\u2029"));
    }

    @Test
    void keepsEmojiAndEscapesHalvesOfThem() {
        assertEquals("{\"a\":\"é😀\"}", value("é😀"));
        assertEquals("{\"a\":\"\\ud83d\"}", value("\ud83d"));
        assertEquals("{\"a\":\"\\ude00x\"}", value("\ude00x"));
        assertEquals("{\"a\":\"\\ude00\\ud83d\"}", value("\ude00\ud83d"));
    }

    @Test
    void isOneLineOfUtf8ForEveryCharacterThereIs() {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            String line = value(Character.toString(point));
            boolean breaks = line.chars().anyMatch(c -> c < ' ' || c == 0x2028 || c == 0x2029);
            assertFalse(breaks, () -> line);
            assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(line), () -> line);
        }
    }

    private static String value(String text) {
        return new JsonLine().add("a", text).toString();
    }
}
