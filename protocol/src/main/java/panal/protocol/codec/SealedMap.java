package panal.protocol.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessageIntegerOverflowException;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * A msgpack map from text to numbers and text, whose last entry {@value #SEAL} is the CRC32C (RFC 3720, appendix B.4) of
 * all bytes of the map in front of that entry's value. Keys that are not known are kept for nobody and do no harm, so that
 * entries can be added. Immutable.
 */
public final class SealedMap {
    /** The key of the last entry. */
    public static final String SEAL = "seal";

    private static final int ENTRIES_MAX = 64;

    private final Map<String, Object> values;

    private SealedMap(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * Reads one map from the buffer's position and leaves the position behind it.
     *
     * @throws MalformedMap if there is no map, it is cut off, or its bytes do not match its seal
     */
    public static SealedMap read(ByteBuffer in) throws MalformedMap {
        byte[] bytes = new byte[in.remaining()];
        in.duplicate().get(bytes);
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            Map<String, Object> values = new HashMap<>();
            int entries = unpacker.unpackMapHeader();
            if (entries > ENTRIES_MAX) {
                throw new MalformedMap("a map of " + entries + " entries");
            }
            int sealAt = 0;
            String key = "";
            for (int i = 0; i < entries; i++) {
                key = text(unpacker, bytes.length);
                sealAt = (int) unpacker.getTotalReadBytes();
                putValue(values, key, unpacker, bytes.length);
            }
            int end = (int) unpacker.getTotalReadBytes();
            SealedMap map = new SealedMap(values);
            map.requireSeal(key, bytes, sealAt);
            in.position(in.position() + end);
            return map;
        } catch (MalformedMap malformed) {
            throw malformed;
        } catch (MessagePackException | IOException malformed) {
            throw new MalformedMap("no msgpack map: " + malformed.getMessage());
        }
    }

    /** The number under this key, from 0 to 2^63 - 1. */
    public long number(String key) throws MalformedMap {
        if (values.get(key) instanceof Long number && number >= 0) {
            return number;
        }
        throw new MalformedMap("no number \"" + key + "\"");
    }

    /** The number under this key, from 0 to 2^31 - 1. */
    public int smallNumber(String key) throws MalformedMap {
        long number = number(key);
        if (number > Integer.MAX_VALUE) {
            throw new MalformedMap("\"" + key + "\" is " + number);
        }
        return (int) number;
    }

    /** The 32 bits under this key. */
    public int bits(String key) throws MalformedMap {
        long number = number(key);
        if (number > 0xFFFF_FFFFL) {
            throw new MalformedMap("\"" + key + "\" has more than 32 bits");
        }
        return (int) number;
    }

    /** The text under this key. */
    public String text(String key) throws MalformedMap {
        if (values.get(key) instanceof String text) {
            return text;
        }
        throw new MalformedMap("no text \"" + key + "\"");
    }

    private void requireSeal(String lastKey, byte[] bytes, int sealAt) throws MalformedMap {
        if (!lastKey.equals(SEAL)) {
            throw new MalformedMap("the last entry is not the seal");
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, sealAt);
        if (bits(SEAL) != (int) crc.getValue()) {
            throw new MalformedMap("bytes do not match the seal");
        }
    }

    private static void putValue(Map<String, Object> values, String key, MessageUnpacker in, int available)
            throws IOException {
        switch (in.getNextFormat().getValueType()) {
            case INTEGER -> put(values, key, number(in));
            case STRING -> put(values, key, text(in, available));
            case NIL, BOOLEAN, FLOAT, BINARY, ARRAY, MAP, EXTENSION -> in.skipValue();
        }
    }

    private static void put(Map<String, Object> values, String key, Object value) throws MalformedMap {
        @Nullable Object before = values.put(key, value);
        if (before != null) {
            throw new MalformedMap("\"" + key + "\" is there twice");
        }
    }

    /** Beyond 2^63 - 1 a number is none that we write; -1 stands for it, and {@link #number} refuses it. */
    private static long number(MessageUnpacker in) throws IOException {
        try {
            return in.unpackLong();
        } catch (MessageIntegerOverflowException tooLarge) {
            return -1;
        }
    }

    /** The length is checked before anything of that length is allocated. */
    private static String text(MessageUnpacker in, int available) throws IOException {
        int length = in.unpackRawStringHeader();
        if (length > available - in.getTotalReadBytes()) {
            throw new MalformedMap("a text of " + length + " bytes is cut off");
        }
        return new String(in.readPayload(length), StandardCharsets.UTF_8);
    }
}
