package panal.cluster.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/format/block.md, byte by byte. */
final class BlockFileTest {
    private static final byte[] EXAMPLE = HexFormat.of()
            .parseHex("8aa6666f726d6174da000b70616e616c2d626c6f636ba776657273696f6ece00000001"
                    + "a5626c6f636bcf000000000000002aa7617474656d7074ce00000001"
                    + "a8636865636b73756dda0006435243333243a56368756e6bce00010000"
                    + "a466696c65cf0000000000000007a5696e646578ce00000000"
                    + "a470617468da000f2f646f63732f68656c6c6f2e747874a47365616ccef7018f29"
                    + "92ce0425c86cc60000000e48656c6c6f2c2050616e616c210a"
                    + "84a66c656e677468cf000000000000000ea66368756e6b73ce00000001"
                    + "a6637263333263ce0425c86ca47365616cce0cd48082");

    @TempDir
    Path directory;

    @Test
    void aWholeBlockIsRead() throws IOException {
        assertEquals(new BlockFile(42, 1, 14, 0x0425c86c), BlockFile.read(file(EXAMPLE)));
    }

    @Test
    void aBlockOneBitOfWhoseDataIsWrongIsNone() throws IOException {
        byte[] wrong = EXAMPLE.clone();
        wrong[EXAMPLE.length - 60] ^= 4;
        Path file = file(wrong);
        assertThrows(IOException.class, () -> BlockFile.read(file));
    }

    @Test
    void aBlockWithoutItsEndIsNone() throws IOException {
        byte[] cut = Arrays.copyOf(EXAMPLE, EXAMPLE.length - 51);
        Path file = file(cut);
        assertThrows(IOException.class, () -> BlockFile.read(file));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("42.blk"), bytes);
    }
}
