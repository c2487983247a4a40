package panal.namenode.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import panal.namenode.namespace.Edit;
import panal.protocol.error.LocalFailure;

/**
 * Edits as msgpack: one map each, back to back. Unknown keys in a map are skipped, so that fields can be added; an edit of
 * an unknown type is an error, because skipping a fact would give another namespace. Not thread-safe.
 */
public final class EditCodec {
    private final EditEncoder encoder = new EditEncoder();
    private final EditDecoder decoder = new EditDecoder();

    public byte[] encode(Iterable<? extends Edit> edits) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            for (Edit edit : edits) {
                packer.packValue(encoder.encode(edit));
            }
            return packer.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a buffer in memory cannot fail", impossible);
        }
    }

    /** Reads {@code count} edits; {@code firstTransaction} is the first one's id, for messages. */
    public List<Edit> decode(long firstTransaction, int count, byte[] bytes) throws LocalFailure {
        List<Edit> edits = new ArrayList<>(count);
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
            for (int i = 0; i < count; i++) {
                edits.add(decode(firstTransaction + i, new Fields(unpacker.unpackValue())));
            }
        } catch (IOException | RuntimeException unreadable) {
            throw new LocalFailure(
                    "the journal's edit " + (firstTransaction + edits.size()) + " cannot be read: "
                            + unreadable.getMessage(),
                    unreadable);
        }
        return edits;
    }

    private Edit decode(long transaction, Fields fields) throws LocalFailure {
        String type = fields.text(Keys.TYPE);
        Optional<Edit> edit = decoder.decode(type, fields);
        if (edit.isEmpty()) {
            throw new LocalFailure("the journal's edit " + transaction + " has the unknown type \"" + type
                    + "\"; it was written by a newer release, run that one");
        }
        return edit.get();
    }
}
