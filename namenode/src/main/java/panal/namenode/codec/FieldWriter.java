package panal.namenode.codec;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import panal.protocol.value.Bits256;

/** Writes msgpack maps with text keys, field by field. Used by one thread. */
final class FieldWriter {
    private final PackBuffer out;
    /** Where the map begins that is being written, and how many fields it has. */
    private int map;

    private int count;

    FieldWriter(PackBuffer out) {
        this.out = out;
    }

    /** One whole map; may stand in another one. */
    void map(Consumer<FieldWriter> fields) {
        int outer = map;
        int outerCount = count;
        map = out.size();
        count = 0;
        out.beginMap();
        fields.accept(this);
        out.fields(map, count);
        map = outer;
        count = outerCount;
    }

    /** The first field of an edit: its type. */
    FieldWriter type(String type) {
        return text(Keys.TYPE, type);
    }

    private PackBuffer key(String key) {
        count++;
        out.text(key);
        return out;
    }

    FieldWriter text(String key, String text) {
        key(key).text(text);
        return this;
    }

    FieldWriter number(String key, long number) {
        key(key).number(number);
        return this;
    }

    FieldWriter flag(String key, boolean flag) {
        key(key).flag(flag);
        return this;
    }

    FieldWriter uuid(String key, UUID uuid) {
        key(key).binary(ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array());
        return this;
    }

    FieldWriter bits(String key, Bits256 bits) {
        key(key).binary(bits.bytes());
        return this;
    }

    FieldWriter map(String key, Consumer<FieldWriter> fields) {
        key(key);
        map(fields);
        return this;
    }

    <T> FieldWriter list(String key, Collection<T> items, BiConsumer<PackBuffer, T> writer) {
        key(key).array(items.size());
        for (T item : items) {
            writer.accept(out, item);
        }
        return this;
    }
}
