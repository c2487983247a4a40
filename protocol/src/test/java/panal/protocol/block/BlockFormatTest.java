package panal.protocol.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import panal.protocol.error.CorruptBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;

final class BlockFormatTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "format", "block.md");

    @Test
    void exampleInTheDocumentIsWhatIsWritten() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf("```hex\n") + 7;
        String hex = document.substring(begin, document.indexOf("```", begin))
                .lines()
                .map(line -> line.replaceFirst("#.*", "").replace(" ", ""))
                .reduce("", String::concat);
        BlockHeader header =
                new BlockHeader(new BlockId(42), 1, new BlockOrigin(new FileId(7), 0, new FilePath("/docs/hello.txt")));
        byte[] file = Blocks.file(header, "Hello, Panal!\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(file), hex);
    }

    @Test
    void anyMsgpackReaderFindsHeaderRecordsAndTrailer() {
        byte[] data = Blocks.random(9, Limits.CHUNK_BYTES + 100);
        byte[] file = Blocks.file(Blocks.HEADER, data);
        List<Object> values = TinyMsgpack.all(file);
        assertEquals(4, values.size());
        Map<?, ?> header = (Map<?, ?>) values.get(0);
        assertEquals("panal-block", header.get("format"));
        assertEquals(1L, header.get("version"));
        assertEquals(4711L, header.get("block"));
        assertEquals(2L, header.get("attempt"));
        assertEquals("CRC32C", header.get("checksum"));
        assertEquals(65_536L, header.get("chunk"));
        assertEquals(17L, header.get("file"));
        assertEquals(3L, header.get("index"));
        assertEquals("/docs/café.txt", header.get("path"));
        List<?> first = (List<?>) values.get(1);
        List<?> second = (List<?>) values.get(2);
        assertArrayEquals(Arrays.copyOf(data, Limits.CHUNK_BYTES), (byte[]) first.get(1));
        assertArrayEquals(Arrays.copyOfRange(data, Limits.CHUNK_BYTES, data.length), (byte[]) second.get(1));
        assertEquals(Crc32cSum.of(data, 0, Limits.CHUNK_BYTES) & 0xFFFFFFFFL, first.get(0));
        Map<?, ?> trailer = (Map<?, ?>) values.get(3);
        assertEquals((long) data.length, trailer.get("length"));
        assertEquals(2L, trailer.get("chunks"));
        assertEquals(Crc32cSum.of(data, 0, data.length) & 0xFFFFFFFFL, trailer.get("crc32c"));
    }

    @Test
    void chunksAndTrailerStandAtComputablePlaces() throws CorruptBlock {
        byte[] data = Blocks.random(10, 9 * Limits.CHUNK_BYTES + 1);
        byte[] file = Blocks.file(Blocks.HEADER, data);
        ByteBuffer in = ByteBuffer.wrap(file);
        assertEquals(Blocks.HEADER, BlockHeader.read(Blocks.ID, in));
        BlockGeometry geometry = new BlockGeometry(in.position());
        assertEquals(file.length, geometry.fileBytes(data.length));
        assertEquals(65_547, geometry.recordAt(9) - geometry.recordAt(8));
        byte[] record = Arrays.copyOfRange(file, (int) geometry.recordAt(8), (int) geometry.recordAt(9));
        VerifiedRecords eighth = RecordDecoder.reading(Blocks.ID, data.length).verify(new Packet(8, record), 8);
        byte[] back = new byte[Limits.CHUNK_BYTES];
        eighth.copy(0, back, 0, back.length);
        assertArrayEquals(Arrays.copyOfRange(data, 8 * Limits.CHUNK_BYTES, 9 * Limits.CHUNK_BYTES), back);
        ByteBuffer trailer = ByteBuffer.wrap(file, (int) geometry.trailerAt(data.length), BlockTrailer.BYTES);
        assertEquals(
                new BlockSum(data.length, Crc32cSum.of(data, 0, data.length)),
                BlockTrailer.read(Blocks.ID, trailer).sum());
    }

    @Test
    void everyFlippedBitInHeaderAndTrailerIsFound() {
        byte[] header = Blocks.HEADER.encode();
        byte[] trailer = new BlockTrailer(new BlockSum(3, 99)).encode();
        for (int bit = 0; bit < header.length * 8; bit++) {
            ByteBuffer damaged = ByteBuffer.wrap(flipped(header, bit));
            assertThrows(CorruptBlock.class, () -> BlockHeader.read(Blocks.ID, damaged), "bit " + bit);
        }
        for (int bit = 0; bit < trailer.length * 8; bit++) {
            ByteBuffer damaged = ByteBuffer.wrap(flipped(trailer, bit));
            assertThrows(CorruptBlock.class, () -> BlockTrailer.read(Blocks.ID, damaged), "bit " + bit);
        }
    }

    @Test
    void everyTruncationOfHeaderAndTrailerIsFound() {
        byte[] header = Blocks.HEADER.encode();
        byte[] trailer = new BlockTrailer(new BlockSum(3, 99)).encode();
        for (int length = 0; length < header.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(header, length));
            assertThrows(CorruptBlock.class, () -> BlockHeader.read(Blocks.ID, cut));
        }
        for (int length = 0; length < trailer.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(trailer, length));
            assertThrows(CorruptBlock.class, () -> BlockTrailer.read(Blocks.ID, cut));
        }
    }

    @Test
    void headerOfAnotherBlockIsRefused() {
        ByteBuffer in = ByteBuffer.wrap(Blocks.HEADER.encode());
        CorruptBlock other = assertThrows(CorruptBlock.class, () -> BlockHeader.read(new BlockId(5), in));
        assertTrue(other.getMessage().contains("block 5: header: block is 4711"), other.getMessage());
    }

    @Test
    void longestPathFitsTheHeadersLimit() {
        String path = ("/" + "x".repeat(255)).repeat(16);
        BlockOrigin origin = new BlockOrigin(new FileId(Long.MAX_VALUE), Integer.MAX_VALUE, new FilePath(path));
        BlockHeader longest = new BlockHeader(new BlockId(Long.MAX_VALUE), Integer.MAX_VALUE, origin);
        assertEquals(Limits.PATH_BYTES, path.length());
        assertTrue(longest.encode().length <= BlockHeader.BYTES_MAX);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] damaged = bytes.clone();
        damaged[bit / 8] ^= (byte) (1 << (bit % 8));
        return damaged;
    }
}
