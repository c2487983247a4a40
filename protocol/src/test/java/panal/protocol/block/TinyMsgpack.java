package panal.protocol.block;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A second reader of msgpack, written from its specification alone and knowing nothing of blocks. Numbers come as Long, text
 * as String, binary as byte[], arrays as List, maps as Map.
 */
final class TinyMsgpack {
    private final ByteBuffer in;

    TinyMsgpack(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /** All values, one after the other. */
    static List<Object> all(byte[] bytes) {
        TinyMsgpack reader = new TinyMsgpack(bytes);
        List<Object> values = new ArrayList<>();
        while (reader.in.hasRemaining()) {
            values.add(reader.next());
        }
        return values;
    }

    private Object next() {
        int first = in.get() & 0xFF;
        if (first <= 0x7F) {
            return (long) first;
        }
        if (first <= 0x8F) {
            return map(first & 0x0F);
        }
        if (first <= 0x9F) {
            return array(first & 0x0F);
        }
        if (first <= 0xBF) {
            return text(first & 0x1F);
        }
        return switch (first) {
            case 0xC6 -> bytes(in.getInt());
            case 0xCC -> in.get() & 0xFFL;
            case 0xCD -> in.getShort() & 0xFFFFL;
            case 0xCE -> in.getInt() & 0xFFFFFFFFL;
            case 0xCF -> in.getLong();
            case 0xDA -> text(in.getShort() & 0xFFFF);
            default -> throw new IllegalArgumentException(String.format("byte %02x", first));
        };
    }

    private Map<Object, Object> map(int size) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(next(), next());
        }
        return map;
    }

    private List<Object> array(int size) {
        List<Object> array = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            array.add(next());
        }
        return array;
    }

    private String text(int length) {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
