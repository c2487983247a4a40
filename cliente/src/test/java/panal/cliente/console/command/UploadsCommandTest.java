package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.value.FilePath;
import panal.protocol.value.UnfinishedUpload;
import panal.protocol.value.UploadId;

final class UploadsCommandTest extends CommandTest {
    private static final long HOUR = 3_600_000;

    @BeforeEach
    void leaveSome() {
        left(7, "/images/big.iso", 640 << 20, 24 * HOUR, "");
        left(9, "/b", 0, 2 * HOUR, "ana@there pid 5 upload 1");
    }

    private void left(long id, String path, long bytes, long kept, String client) {
        console.tree()
                .unfinished
                .add(new UnfinishedUpload(new UploadId(id), new FilePath(path), "ana", bytes, 64 << 20, kept, client));
    }

    @Test
    void listsWhatIsKeptAndWhatRuns() {
        assertEquals("""
                640M  kept for 24 h                      ana  /images/big.iso
                   0  running: ana@there pid 5 upload 1  ana  /b
                """, done("uploads"));
        assertEquals("640M  kept for 24 h  ana  /images/big.iso\n", done("uploads", "/images"));
        assertEquals("", done("uploads", "/elsewhere"));
    }

    @Test
    void listsForProgramsToo() {
        assertEquals(
                "{\"path\":\"/b\",\"user\":\"ana\",\"bytes\":0,\"blockSize\":67108864,\"keptMs\":7200000,"
                        + "\"client\":\"ana@there pid 5 upload 1\"}\n",
                done("uploads", "--json", "/b"));
    }

    @Test
    void reportSaysWhatTheyTakeUp() {
        assertTrue(
                done("report")
                        .contains("2 not complete, 640M of them written (1.9G with all copies);"
                                + " panal uploads names them"),
                console.out());
        assertTrue(
                done("report", "--json")
                        .contains("\"unfinishedUploads\":2,\"unfinishedBytes\":671088640,"
                                + "\"unfinishedStored\":2013265920"),
                console.out());
        console.tree().unfinished.clear();
        assertFalse(done("report").contains("not complete"), console.out());
    }

    @Test
    void givesOneUp() {
        assertEquals(0, console.run("uploads", "--abandon", "/images/big.iso"));
        assertEquals("panal: gave up the upload to /images/big.iso of user ana with 640M\n", console.err());
        assertEquals(1, console.tree().unfinished.size());
        assertEquals("panal: no unfinished upload to /images", refused(1, "uploads", "--abandon", "/images"));
        assertTrue(refused(2, "uploads", "--abandon").contains("needs the path"));
    }
}
