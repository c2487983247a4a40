package panal.namenode.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.msgpack.core.MessageTypeException;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.Value;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileId;

/**
 * One msgpack map that was read. Keys that nobody asks for are skipped, so that fields can be added; a key that is asked
 * for and missing throws MessageTypeException.
 */
final class Fields {
    private final Map<String, Value> fields = new HashMap<>();

    Fields(Value map) {
        Value[] pairs = map.asMapValue().getKeyValueArray();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i].asStringValue().asString(), pairs[i + 1]);
        }
    }

    private Value get(String key) {
        Value value = fields.get(key);
        if (value == null) {
            throw new MessageTypeException("field \"" + key + "\" is missing");
        }
        return value;
    }

    String text(String key) {
        return get(key).asStringValue().asString();
    }

    long number(String key) {
        return get(key).asIntegerValue().asLong();
    }

    int smallNumber(String key) {
        return get(key).asIntegerValue().asInt();
    }

    boolean flag(String key) {
        return get(key).asBooleanValue().getBoolean();
    }

    UUID uuid(String key) {
        ByteBuffer bytes = get(key).asBinaryValue().asByteBuffer();
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    Bits256 bits(String key) {
        return Bits256.of(get(key).asBinaryValue().asByteArray());
    }

    FileId file(String key) {
        return new FileId(number(key));
    }

    Fields map(String key) {
        return new Fields(get(key));
    }

    <T> List<T> list(String key, Function<Value, T> reader) {
        ArrayValue values = get(key).asArrayValue();
        List<T> list = new ArrayList<>(values.size());
        values.forEach(value -> list.add(reader.apply(value)));
        return list;
    }

    List<BlockId> blocks(String key) {
        return list(key, value -> new BlockId(value.asIntegerValue().asLong()));
    }

    List<FileId> files(String key) {
        return list(key, value -> new FileId(value.asIntegerValue().asLong()));
    }
}
