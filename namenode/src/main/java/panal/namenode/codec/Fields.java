package panal.namenode.codec;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.msgpack.core.MessageTypeException;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileId;

/**
 * One msgpack map that is read where it stands. Keys that nobody asks for are skipped, so that fields can be added; a key
 * that is asked for and missing throws MessageTypeException.
 */
final class Fields {
    private final byte[] bytes;
    /** Where each key begins. */
    private final int[] keys;

    private final int end;

    /** The map at {@code from}. */
    Fields(byte[] bytes, int from) {
        this.bytes = bytes;
        PackCursor in = new PackCursor(bytes, from);
        keys = new int[in.map()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = in.position();
            in.skip();
            in.skip();
        }
        end = in.position();
    }

    /** Where the next value begins. */
    int end() {
        return end;
    }

    private PackCursor at(String key) {
        for (int position : keys) {
            PackCursor in = new PackCursor(bytes, position);
            if (in.isText(key)) {
                return in;
            }
        }
        throw new MessageTypeException("field \"" + key + "\" is missing");
    }

    /** Whether a field is there that was added later, or is left out where it says nothing. */
    boolean has(String key) {
        for (int position : keys) {
            if (new PackCursor(bytes, position).isText(key)) {
                return true;
            }
        }
        return false;
    }

    String text(String key) {
        return at(key).text();
    }

    /** Whether the text is this one, of ASCII letters. */
    boolean is(String key, String text) {
        return at(key).isText(text);
    }

    long number(String key) {
        return at(key).number();
    }

    long numberOr(String key, long absent) {
        return has(key) ? number(key) : absent;
    }

    int smallNumber(String key) {
        return Math.toIntExact(number(key));
    }

    boolean flag(String key) {
        return at(key).flag();
    }

    UUID uuid(String key) {
        ByteBuffer both = ByteBuffer.wrap(at(key).binary());
        return new UUID(both.getLong(), both.getLong());
    }

    Bits256 bits(String key) {
        return Bits256.of(at(key).binary());
    }

    FileId file(String key) {
        return new FileId(number(key));
    }

    Fields map(String key) {
        return new Fields(bytes, at(key).position());
    }

    <T> List<T> list(String key, Function<PackCursor, T> reader) {
        PackCursor in = at(key);
        int size = in.array();
        List<T> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(reader.apply(in));
        }
        return list;
    }

    List<BlockId> blocks(String key) {
        return list(key, in -> new BlockId(in.number()));
    }

    List<FileId> files(String key) {
        return list(key, in -> new FileId(in.number()));
    }
}
