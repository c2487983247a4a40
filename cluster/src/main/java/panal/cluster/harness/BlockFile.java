package panal.cluster.harness;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;
import org.msgpack.value.ValueType;

/**
 * A finished block as docs/format/block.md describes it, read with a msgpack library and the JDK's CRC32C: a second opinion,
 * which shares no code with the system that wrote it.
 *
 * @param length of the data, in bytes
 * @param crc32c of all data
 */
public record BlockFile(long block, int attempt, long length, int crc32c) {
    /**
     * Reads and verifies every byte.
     *
     * @throws IOException that says what is wrong, when the file is not a whole block
     */
    public static BlockFile read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 17);
                MessageUnpacker values = MessagePack.newDefaultUnpacker(in)) {
            return read(values);
        } catch (MessagePackException | ArithmeticException malformed) {
            throw new IOException(file + ": " + malformed, malformed);
        }
    }

    private static BlockFile read(MessageUnpacker values) throws IOException {
        Map<String, Value> header = map(values);
        CRC32C whole = new CRC32C();
        long length = 0;
        long chunks = 0;
        while (values.getNextFormat().getValueType() == ValueType.ARRAY) {
            byte[] data = record(values);
            whole.update(data);
            length += data.length;
            chunks++;
        }
        Map<String, Value> trailer = map(values);
        if (number(trailer, "length") != length
                || number(trailer, "chunks") != chunks
                || number(trailer, "crc32c") != whole.getValue()
                || values.hasNext()) {
            throw new IOException("the trailer is of another block: " + trailer);
        }
        return new BlockFile(
                number(header, "block"), Math.toIntExact(number(header, "attempt")), length, (int) whole.getValue());
    }

    private static byte[] record(MessageUnpacker values) throws IOException {
        if (values.unpackArrayHeader() != 2) {
            throw new IOException("a record that is no pair");
        }
        long wanted = values.unpackLong();
        byte[] data = values.readPayload(values.unpackBinaryHeader());
        CRC32C crc = new CRC32C();
        crc.update(data);
        if (crc.getValue() != wanted) {
            throw new IOException("a record's checksum is wrong");
        }
        return data;
    }

    private static Map<String, Value> map(MessageUnpacker values) throws IOException {
        Map<String, Value> map = new HashMap<>();
        MessageFormat format = values.getNextFormat();
        if (format.getValueType() != ValueType.MAP) {
            throw new IOException("no map where header or trailer belongs");
        }
        int size = values.unpackMapHeader();
        for (int i = 0; i < size; i++) {
            map.put(values.unpackString(), values.unpackValue());
        }
        return map;
    }

    private static long number(Map<String, Value> map, String key) throws IOException {
        Value value = map.get(key);
        if (value == null || !value.isIntegerValue()) {
            throw new IOException("no " + key + " in " + map);
        }
        return value.asIntegerValue().asLong();
    }
}
