package panal.cluster.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalFileTest {
    @TempDir
    Path directory;

    @Test
    void framesStandWhereTheirLengthsSay() throws Exception {
        int room = 50;
        ByteBuffer bytes = ByteBuffer.allocate(24 + 8 + 12 + 8 + 20 + room);
        bytes.putInt(24, 12).putInt(24 + 20, 20).putInt(68, 0x01020304);
        Files.write(directory.resolve("edits-1.log"), new byte[24]);
        Files.write(directory.resolve("edits-2.log"), bytes.array());

        JournalFile last = JournalFile.last(directory);

        assertEquals(List.of(24L, 44L, 72L), last.frames());
        assertEquals(28, last.lastFrameBytes());
        last.blank(3);
        assertEquals(122, Files.size(directory.resolve("edits-2.log")));
        assertEquals(
                0x01000000,
                ByteBuffer.wrap(Files.readAllBytes(directory.resolve("edits-2.log")))
                        .getInt(68));
        last.cut(3);
        assertEquals(69, Files.size(directory.resolve("edits-2.log")));
    }
}
