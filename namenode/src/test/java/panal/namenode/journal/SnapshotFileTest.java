package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import panal.namenode.codec.PartSink;

/** What is called a snapshot can be read. */
final class SnapshotFileTest {
    private final MemoryDisk disk = new MemoryDisk();

    /** What an image hands out. */
    private interface Parts {
        void into(PartSink sink) throws IOException;
    }

    private static Image image(Parts parts) {
        return new Image() {
            @Override
            public long transaction() {
                return 7;
            }

            @Override
            public void parts(PartSink sink) throws IOException {
                parts.into(sink);
            }
        };
    }

    private static Image twoParts() {
        return image(sink -> {
            sink.part(2, new byte[] {1, 2});
            sink.part(1, new byte[] {3});
        });
    }

    private String refusal(Image image) {
        IOException refused = assertThrows(IOException.class, () -> SnapshotFile.write(disk, image));
        assertEquals(List.of(), disk.list(), "nothing is left of it");
        return String.valueOf(refused.getMessage());
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        SnapshotFile.write(disk, twoParts());
        ByteArrayOutputStream edits = new ByteArrayOutputStream();
        new SnapshotFile(disk, 7).parts((count, part) -> edits.writeBytes(part));
        assertArrayEquals(new byte[] {1, 2, 3}, edits.toByteArray());
    }

    @Test
    void aFrameThatNobodyWouldReadAgainIsNotWritten() {
        String refusal = refusal(image(sink -> sink.part(1, new byte[Frame.BODY_MAX + 1])));
        assertTrue(refusal.contains("longer than any that is read"), refusal);
    }

    @Test
    void aBeginningThatCameOutWrongIsNoSnapshot() {
        disk.garble(name -> true);
        String refusal = refusal(twoParts());
        assertTrue(refusal.contains("begin like a snapshot"), refusal);
    }

    @Test
    void aPartThatCameOutWrongIsNoSnapshot() {
        disk.garble(name -> disk.writes() > 1);
        String refusal = refusal(twoParts());
        assertTrue(refusal.contains("checksum"), refusal);
    }

    @Test
    void aSnapshotThatEndsForItsReadersBeforeItsEndIsNone() {
        String refusal = refusal(image(sink -> {
            sink.part(2, new byte[] {1, 2});
            sink.part(0, new byte[0]);
            sink.part(1, new byte[] {3});
        }));
        assertTrue(refusal.contains("of the 3 edits that were written only 2"), refusal);
    }
}
