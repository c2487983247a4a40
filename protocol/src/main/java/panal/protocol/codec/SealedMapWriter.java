package panal.protocol.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.msgpack.core.MessagePack.Code;

/**
 * Writes a {@link SealedMap}: entries in the order given, each at a width that depends on the method and never on the value
 * of a number, so that maps of the same keys and texts have the same length. Not thread-safe.
 */
public final class SealedMapWriter {
    private final List<byte[]> parts = new ArrayList<>();
    private int entries;

    /** A number from 0 to 2^32 - 1, as uint32. */
    public SealedMapWriter uint32(String key, int value) {
        return entry(key, ByteBuffer.allocate(5).put(Code.UINT32).putInt(value).array());
    }

    /** A number from 0 to 2^63 - 1, as uint64. */
    public SealedMapWriter uint64(String key, long value) {
        return entry(key, ByteBuffer.allocate(9).put(Code.UINT64).putLong(value).array());
    }

    /** Text of at most 65,535 bytes of UTF-8, as str16. */
    public SealedMapWriter text(String key, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > 0xFFFF) {
            throw new IllegalArgumentException("text of " + utf8.length + " bytes does not fit a str16");
        }
        return entry(
                key,
                ByteBuffer.allocate(3 + utf8.length)
                        .put(Code.STR16)
                        .putShort((short) utf8.length)
                        .put(utf8)
                        .array());
    }

    /** The map's bytes, closed by its seal. */
    public byte[] seal() {
        byte[] name = fixedString(SealedMap.SEAL);
        int length = 1 + parts.stream().mapToInt(part -> part.length).sum() + name.length + 5;
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put((byte) (Code.FIXMAP_PREFIX | (entries + 1)));
        parts.forEach(out::put);
        out.put(name).put(Code.UINT32);
        CRC32C crc = new CRC32C();
        crc.update(out.array(), 0, out.position() - 1);
        return out.putInt((int) crc.getValue()).array();
    }

    private SealedMapWriter entry(String key, byte[] value) {
        if (entries == 14) {
            throw new IllegalStateException("a fixmap has at most 15 entries, the seal included");
        }
        parts.add(fixedString(key));
        parts.add(value);
        entries++;
        return this;
    }

    private static byte[] fixedString(String key) {
        byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > 31) {
            throw new IllegalArgumentException("key " + key + " does not fit a fixstr");
        }
        return ByteBuffer.allocate(1 + utf8.length)
                .put((byte) (Code.FIXSTR_PREFIX | utf8.length))
                .put(utf8)
                .array();
    }
}
