package panal.protocol.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.CorruptBlock;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;

final class RecordsTest {
    private static final int CHUNK = Limits.CHUNK_BYTES;

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 7 * CHUNK - 1, 7 * CHUNK, 7 * CHUNK + 1, 1_000_003, 14 * CHUNK})
    void whatIsEncodedComesBack(int length) throws CorruptBlock, IOException {
        byte[] data = Blocks.random(length, length);
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        Crc32cSum sum = new Crc32cSum();
        RecordDecoder decoder = RecordDecoder.reading(Blocks.ID, length);
        int chunk = 0;
        for (Packet packet : Blocks.packets(data)) {
            VerifiedRecords records = decoder.verify(packet, chunk);
            assertTrue(records.chunks() <= Limits.PACKET_CHUNKS);
            records.writeTo(back, 0, records.dataBytes());
            records.appendTo(sum);
            chunk += records.chunks();
        }
        assertArrayEquals(data, back.toByteArray());
        assertEquals(new BlockSum(length, Crc32cSum.of(data, 0, length)), sum.blockSum());
        assertEquals(BlockGeometry.chunks(length), chunk);
    }

    @Test
    void streamThatDribblesGivesTheSamePacketsAsOneArray() throws IOException {
        byte[] data = Blocks.random(5, 8 * CHUNK + 77);
        RecordEncoder encoder = new RecordEncoder();
        InputStream dribble = new ByteArrayInputStream(data) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1_013));
            }
        };
        List<Packet> expected = Blocks.packets(data);
        for (Packet packet : expected) {
            encoder.fill(Channels.newChannel(dribble), Long.MAX_VALUE);
            Packet made = encoder.take();
            assertEquals(packet.firstChunk(), made.firstChunk());
            assertArrayEquals(packet.records(), made.records());
        }
        assertTrue(encoder.empty());
        assertEquals(new BlockSum(data.length, Crc32cSum.of(data, 0, data.length)), encoder.sum());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4_096, 65_536, 65_537, 7 * CHUNK})
    void aBufferNeedsNoMoreRoomThanTheBlocksRecords(int length) throws IOException {
        byte[] data = Blocks.random(7, length);
        ByteBuffer exact = ByteBuffer.allocateDirect((int) BlockGeometry.recordsBytes(length));
        RecordEncoder encoder = new RecordEncoder(exact);
        assertEquals(length, encoder.fill(Channels.newChannel(new ByteArrayInputStream(data)), length));
        ByteBuffer made = encoder.records();
        assertEquals(exact.capacity(), made.remaining());
        assertEquals(ByteBuffer.wrap(Blocks.packets(data).get(0).records()), made);
        assertEquals(new BlockSum(length, Crc32cSum.of(data, 0, length)), encoder.sum());
    }

    @Test
    void copiesAnyRangeAcrossChunks() throws CorruptBlock {
        byte[] data = Blocks.random(6, 3 * CHUNK + 5);
        VerifiedRecords records = RecordDecoder.reading(Blocks.ID, data.length)
                .verify(Blocks.packets(data).get(0), 0);
        int from = CHUNK - 3;
        byte[] part = new byte[CHUNK + 10];
        records.copy(from, part, 2, CHUNK + 6);
        assertArrayEquals(Arrays.copyOfRange(data, from, from + CHUNK + 6), Arrays.copyOfRange(part, 2, CHUNK + 8));
        assertThrows(IndexOutOfBoundsException.class, () -> records.copy(data.length - 1, part, 0, 2));
    }

    @Test
    void everyFlippedBitIsFoundAndItsChunkNamed() {
        byte[] records = Blocks.packets(new byte[] {1, 2, 3}).get(0).records();
        for (int bit = 0; bit < records.length * 8; bit++) {
            Packet damaged = new Packet(0, flipped(records, bit));
            CorruptBlock found = assertThrows(
                    CorruptBlock.class, () -> RecordDecoder.writing(Blocks.ID).verify(damaged, 0));
            assertTrue(found.getMessage().startsWith("block 4711: chunk 0: "), found.getMessage());
        }
    }

    @Test
    void flippedBitInALaterChunkNamesThatChunk() {
        byte[] records = Blocks.packets(new byte[3 * CHUNK]).get(0).records();
        Packet damaged = new Packet(0, flipped(records, (BlockGeometry.RECORD_BYTES + 30_000) * 8));
        CorruptBlock found = assertThrows(CorruptBlock.class, () -> RecordDecoder.reading(Blocks.ID, 3 * CHUNK)
                .verify(damaged, 0));
        assertTrue(found.getMessage().contains("chunk 1: CRC32C"), found.getMessage());
    }

    @Test
    void everyTruncationIsFound() {
        byte[] records = Blocks.packets(new byte[CHUNK + 3]).get(0).records();
        for (int length : new int[] {0, 1, 2, 6, 10, 11, 12, 40_000, 65_546, 65_548, 65_558, records.length - 1}) {
            Packet cut = new Packet(0, Arrays.copyOf(records, length));
            assertThrows(
                    CorruptBlock.class, () -> RecordDecoder.writing(Blocks.ID).verify(cut, 0), "at " + length);
        }
    }

    @Test
    void lengthsThatLieAllocateNothing() {
        for (int lie : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, CHUNK + 1}) {
            byte[] records = Blocks.packets(new byte[20]).get(0).records();
            java.nio.ByteBuffer.wrap(records).putInt(7, lie);
            assertThrows(
                    CorruptBlock.class, () -> RecordDecoder.writing(Blocks.ID).verify(new Packet(0, records), 0));
        }
    }

    @Test
    void recordsAreTakenOnlyInTheirPlace() {
        byte[] data = new byte[8 * CHUNK];
        Packet second = Blocks.packets(data).get(1);
        assertThrows(CorruptBlock.class, () -> RecordDecoder.writing(Blocks.ID).verify(second, 6));
        Packet shortInTheMiddle = Blocks.packets(new byte[5]).get(0);
        assertThrows(CorruptBlock.class, () -> RecordDecoder.reading(Blocks.ID, 2 * CHUNK)
                .verify(shortInTheMiddle, 0));
        byte[] eight = Arrays.copyOf(Blocks.packets(data).get(0).records(), 8 * BlockGeometry.RECORD_BYTES);
        System.arraycopy(second.records(), 0, eight, 7 * BlockGeometry.RECORD_BYTES, BlockGeometry.RECORD_BYTES);
        assertThrows(CorruptBlock.class, () -> RecordDecoder.writing(Blocks.ID).verify(new Packet(0, eight), 0));
    }

    @Test
    void nothingCanFollowAShortChunk() {
        RecordEncoder encoder = new RecordEncoder();
        encoder.put(new byte[10], 0, 10);
        encoder.take();
        assertThrows(IllegalStateException.class, () -> encoder.put(new byte[1], 0, 1));
        assertThrows(IllegalStateException.class, encoder::take);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] damaged = bytes.clone();
        damaged[bit / 8] ^= (byte) (1 << (bit % 8));
        return damaged;
    }
}
