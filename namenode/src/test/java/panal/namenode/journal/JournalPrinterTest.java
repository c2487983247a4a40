package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.namenode.codec.EditCodec;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.EveryEdit;
import panal.protocol.error.LocalFailure;
import panal.testkit.ManualExecutor;

final class JournalPrinterTest {
    private static List<String> printed(Path directory) throws LocalFailure {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JournalPrinter(new PrintStream(bytes, false, StandardCharsets.UTF_8)).print(directory);
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void write(Path directory, List<Edit> edits) throws Exception {
        try (FileJournal journal = FileJournal.in(directory, new ManualExecutor())) {
            journal.open(new Recorded());
            journal.append(new Batch(1, edits.size(), new EditCodec().encode(edits)));
        }
    }

    @Test
    void printsOneLineOfJsonAnEdit(@TempDir Path directory) throws Exception {
        List<Edit> edits = EveryEdit.history();
        write(directory, edits);
        List<String> lines = printed(directory);
        assertEquals(edits.size(), lines.size());
        String begin = "{\"file\":\"edits-00000000000000000001.log\",\"transaction\":1,\"type\":\"Founded\",";
        assertTrue(lines.get(0).startsWith(begin), lines.get(0));
        assertTrue(lines.stream().anyMatch(line -> line.contains("\"name\":\"b \\\"quoted\\\" \u00e9\ud83d\ude00\"")));
        assertTrue(lines.stream().allMatch(line -> line.endsWith("}")));
    }

    @Test
    void doesNotPrintVerifiers(@TempDir Path directory) throws Exception {
        write(directory, EveryEdit.history());
        String all = String.join("\n", printed(directory));
        assertTrue(all.contains("\"verifier\":\"(verifier, 32 bytes)\""));
        assertFalse(all.contains("\"a\":9"));
    }

    @Test
    void changesNoFile(@TempDir Path directory) throws Exception {
        write(directory, EveryEdit.history());
        Path segment = directory.resolve("edits-00000000000000000001.log");
        Files.write(segment, new byte[] {1, 2, 3}, java.nio.file.StandardOpenOption.APPEND);
        byte[] before = Files.readAllBytes(segment);
        LocalFailure torn = assertThrows(LocalFailure.class, () -> printed(directory));
        assertTrue(torn.getMessage().contains("torn or damaged: a bad frame at offset"), torn.getMessage());
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(segment));
    }

    @Test
    void saysWhenThereIsNoJournal(@TempDir Path directory) {
        assertThrows(LocalFailure.class, () -> printed(directory));
        assertThrows(LocalFailure.class, () -> printed(directory.resolve("nowhere")));
        assertFalse(Files.exists(directory.resolve("nowhere")));
    }
}
