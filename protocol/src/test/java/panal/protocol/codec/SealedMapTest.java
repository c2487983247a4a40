package panal.protocol.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import panal.testkit.Seeds;

final class SealedMapTest {
    @Test
    void givesBackWhatWasWrittenAndStopsBehindIt() throws MalformedMap {
        byte[] map = new SealedMapWriter()
                .uint32("small", -1)
                .uint64("large", Long.MAX_VALUE)
                .text("text", "ñandú")
                .seal();
        ByteBuffer in = ByteBuffer.wrap(Arrays.copyOf(map, map.length + 3));
        SealedMap back = SealedMap.read(in);
        assertEquals(3, in.remaining());
        assertEquals(-1, back.bits("small"));
        assertEquals(0xFFFFFFFFL, back.number("small"));
        assertEquals(Long.MAX_VALUE, back.number("large"));
        assertEquals("ñandú", back.text("text"));
    }

    @Test
    void asksForWhatIsNotThereAreRefused() throws MalformedMap {
        SealedMap map = SealedMap.read(ByteBuffer.wrap(
                new SealedMapWriter().text("a", "b").uint32("c", -1).seal()));
        assertThrows(MalformedMap.class, () -> map.number("a"));
        assertThrows(MalformedMap.class, () -> map.text("c"));
        assertThrows(MalformedMap.class, () -> map.text("nothing"));
        assertThrows(MalformedMap.class, () -> map.smallNumber("c"));
    }

    @Test
    void keysOfALaterVersionDoNoHarm() throws IOException {
        // Sealed by hand: what a later version may write has values that this one does not know.
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(4).packString("known").packInt(5);
        packer.packString("new").packArrayHeader(2).packNil().packDouble(1.5);
        packer.packString("huge").packBigInteger(java.math.BigInteger.TWO.pow(63));
        packer.packString(SealedMap.SEAL);
        byte[] front = packer.toByteArray();
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(front);
        byte[] map = ByteBuffer.allocate(front.length + 5)
                .put(front)
                .put((byte) 0xCE)
                .putInt((int) crc.getValue())
                .array();
        SealedMap read = SealedMap.read(ByteBuffer.wrap(map));
        assertEquals(5, read.number("known"));
        assertThrows(MalformedMap.class, () -> read.number("huge"));
    }

    @Test
    void randomBytesAreRefusedWithoutHangOrAllocation() {
        Seeds.each(1, 20_000, random -> {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            pretendMap(noise, random);
            assertThrows(MalformedMap.class, () -> SealedMap.read(ByteBuffer.wrap(noise)));
        });
    }

    @Test
    void lengthsThatLieAreRefused() {
        byte[][] lies = {
            {(byte) 0xDF, (byte) 0x7F, -1, -1, -1, (byte) 0xA1, 'a', 1},
            {(byte) 0x81, (byte) 0xDB, (byte) 0x7F, -1, -1, -1, 'a'},
            {(byte) 0x81, (byte) 0xDB, -1, -1, -1, -1, 'a'},
            {(byte) 0x81, (byte) 0xA1, 'a', (byte) 0xC6, (byte) 0x7F, -1, -1, -1},
            {(byte) 0x81, (byte) 0xA1, 'a', (byte) 0xDD, (byte) 0x7F, -1, -1, -1},
        };
        for (byte[] lie : lies) {
            assertThrows(MalformedMap.class, () -> SealedMap.read(ByteBuffer.wrap(lie)));
        }
    }

    private static void pretendMap(byte[] noise, Random random) {
        if (noise.length > 0 && random.nextBoolean()) {
            noise[0] = (byte) (0x80 | random.nextInt(16));
        }
    }
}
