package panal.namenode.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;
import panal.protocol.value.Bits256;

/** Collects one msgpack map with text keys. Used by one thread, once. */
final class FieldWriter {
    private final Map<Value, Value> fields = new LinkedHashMap<>();

    /** A map that begins with its type. */
    static FieldWriter ofType(String type) {
        return new FieldWriter().text(Keys.TYPE, type);
    }

    FieldWriter put(String key, Value value) {
        fields.put(ValueFactory.newString(key), value);
        return this;
    }

    FieldWriter text(String key, String text) {
        return put(key, ValueFactory.newString(text));
    }

    FieldWriter number(String key, long number) {
        return put(key, ValueFactory.newInteger(number));
    }

    FieldWriter flag(String key, boolean flag) {
        return put(key, ValueFactory.newBoolean(flag));
    }

    FieldWriter uuid(String key, UUID uuid) {
        byte[] bytes = java.nio.ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
        return put(key, ValueFactory.newBinary(bytes, true));
    }

    FieldWriter bits(String key, Bits256 bits) {
        return put(key, ValueFactory.newBinary(bits.bytes(), true));
    }

    FieldWriter map(String key, FieldWriter nested) {
        return put(key, nested.toValue());
    }

    FieldWriter list(String key, List<? extends Value> values) {
        return put(key, ValueFactory.newArray(values));
    }

    Value toValue() {
        return ValueFactory.newMap(fields);
    }
}
