package panal.namenode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageTypeException;
import panal.testkit.Seeds;

/** The msgpack of the journal against another one. */
final class PackTest {
    private static final int[] LENGTHS = {0, 1, 15, 16, 31, 32, 255, 256, 65_535, 65_536};

    @Test
    void writesTheBytesThatAnotherPackerWritesAndReadsThem() {
        Seeds.each(1, 2_000, random -> {
            long number = (random.nextLong() >> random.nextInt(64)) + random.nextInt(5) - 2;
            int length = LENGTHS[random.nextInt(LENGTHS.length)];
            String text = (random.nextBoolean() ? "a" : "\u00e9").repeat(length);
            byte[] binary = new byte[length];
            random.nextBytes(binary);
            MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
            packer.packLong(number).packString(text).packBoolean(length > 20);
            packer.packBinaryHeader(length).addPayload(binary).packArrayHeader(length);
            PackBuffer buffer = new PackBuffer();
            buffer.number(number);
            buffer.text(text);
            buffer.flag(length > 20);
            buffer.binary(binary);
            buffer.array(length);
            assertArrayEquals(packer.toByteArray(), buffer.toBytes());
            PackCursor cursor = new PackCursor(buffer.toBytes(), 0);
            assertEquals(number, cursor.number());
            assertEquals(text, cursor.text());
            assertEquals(length > 20, cursor.flag());
            assertArrayEquals(binary, cursor.binary());
        });
    }

    @Test
    void goesPastValuesOfEveryType() throws Exception {
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packArrayHeader(14).packNil().packBoolean(true).packFloat(1).packDouble(2);
        packer.packLong(-1).packLong(200).packLong(70_000).packLong(Long.MIN_VALUE);
        packer.packString("short").packString("long".repeat(100));
        packer.packBinaryHeader(3).addPayload(new byte[3]);
        packer.packExtensionTypeHeader((byte) 5, 4).addPayload(new byte[4]);
        packer.packExtensionTypeHeader((byte) 5, 300).addPayload(new byte[300]);
        packer.packMapHeader(20);
        for (int i = 0; i < 20; i++) {
            packer.packInt(i).packArrayHeader(1).packArrayHeader(0);
        }
        packer.packString("behind");
        PackCursor cursor = new PackCursor(packer.toByteArray(), 0);
        cursor.skip();
        assertTrue(cursor.isText("behind"));
    }

    @Test
    void refusesWhatIsAnotherTypeOrTooLarge() {
        byte[] text = {(byte) 0xa1, (byte) 0x78};
        assertThrows(MessageTypeException.class, () -> new PackCursor(text, 0).number());
        assertThrows(MessageTypeException.class, () -> new PackCursor(text, 0).binary());
        assertThrows(MessageTypeException.class, () -> new PackCursor(text, 0).flag());
        assertThrows(MessageTypeException.class, () -> new PackCursor(text, 0).array());
        assertThrows(MessageTypeException.class, () -> new PackCursor(new byte[] {5}, 0).text());
        byte[] unsigned = {(byte) 0xcf, -1, -1, -1, -1, -1, -1, -1, -1};
        assertThrows(MessageTypeException.class, () -> new PackCursor(unsigned, 0).number());
        byte[] endless = {(byte) 0xdd, 0x7f, -1, -1, -1};
        assertThrows(IndexOutOfBoundsException.class, () -> new PackCursor(endless, 0).array());
    }
}
