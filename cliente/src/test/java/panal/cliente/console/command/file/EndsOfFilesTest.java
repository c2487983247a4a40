package panal.cliente.console.command.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import panal.testkit.Seeds;

final class EndsOfFilesTest {
    @Test
    void headCopiesWholeLines() throws Exception {
        assertEquals("a\nb\n", head("a\nb\nc\n", 2));
        assertEquals("a\nb", head("a\nb", 5));
        assertEquals("", head("a\nb", 0));
        assertEquals("\n\n", head("\n\n\n", 2));
    }

    @Test
    void headCopiesLinesLongerThanItsBuffer() throws Exception {
        String line = "x".repeat(50_000) + "\n";
        assertEquals(line, head(line + line, 1));
    }

    @Test
    void tailFindsWhereTheLastLinesBegin() throws Exception {
        assertEquals("c\n", tail("a\nb\nc\n", 1));
        assertEquals("b\nc", tail("a\nb\nc", 2));
        assertEquals("a\nb\n", tail("a\nb\n", 9));
        assertEquals("", tail("a\n", 0));
        assertEquals("", tail("", 3));
        assertEquals("\n", tail("\n\n\n", 1));
    }

    @Test
    void tailReadsOnlyTheEndOfALargeFile() throws Exception {
        byte[] bytes = ("x".repeat(99) + "\n").repeat(100_000).getBytes(StandardCharsets.UTF_8);
        AtomicLong read = new AtomicLong();
        long start = Tail.startOfLines(
                (offset, length) -> {
                    read.addAndGet(length);
                    return new ByteArrayInputStream(bytes, (int) offset, (int) length);
                },
                bytes.length,
                10);
        assertEquals(bytes.length - 1_000, start);
        assertTrue(read.get() <= 128 * 1024, "read " + read);
    }

    @Test
    void tailAgreesWithSplittingTheWholeFile() {
        Seeds.each(1, 200, random -> {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(200_000);
            while (text.length() < length) {
                text.append("x".repeat(random.nextInt(5_000))).append('\n');
            }
            text.setLength(length);
            int lines = random.nextInt(100);
            assertEquals(lastLines(text.toString(), lines), tail(text.toString(), lines));
        });
    }

    private static String lastLines(String text, int lines) {
        String rest = text;
        int from = text.length();
        for (int i = 0; i < lines && from > 0; i++) {
            from = rest.lastIndexOf('\n', from - 2) + 1;
            rest = text;
        }
        return text.substring(from);
    }

    private static String head(String text, long lines) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Head.copyLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out, lines);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String tail(String text, long lines) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long start = Tail.startOfLines(
                (offset, length) -> new ByteArrayInputStream(bytes, (int) offset, (int) length), bytes.length, lines);
        return new String(bytes, (int) start, bytes.length - (int) start, StandardCharsets.UTF_8);
    }
}
