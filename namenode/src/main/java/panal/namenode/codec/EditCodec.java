package panal.namenode.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.namenode.namespace.Edit;
import panal.protocol.error.LocalFailure;

/**
 * Edits as msgpack: one map each, back to back. Unknown keys in a map are skipped, so that fields can be added; an edit of
 * an unknown type is an error, because skipping a fact would give another namespace. Not thread-safe.
 */
public final class EditCodec {
    private final PackBuffer out = new PackBuffer();
    private final EditEncoder encoder = new EditEncoder(out);
    private final EditDecoder decoder = new EditDecoder();

    public byte[] encode(Iterable<? extends Edit> edits) {
        out.clear();
        for (Edit edit : edits) {
            encoder.encode(edit);
        }
        return out.toBytes();
    }

    /**
     * Hands edits out in parts of at most {@code editsMax} edits and {@code bytesMax} bytes; one that has more bytes by
     * itself is a part of its own. In memory there is never more than one part and one edit.
     */
    public void encode(Iterable<? extends Edit> edits, int editsMax, int bytesMax, PartSink sink) throws IOException {
        out.clear();
        int count = 0;
        for (Edit edit : edits) {
            int before = out.size();
            encoder.encode(edit);
            if (count > 0 && (count == editsMax || out.size() > bytesMax)) {
                sink.part(count, out.take(before));
                count = 0;
            }
            count++;
        }
        if (count > 0) {
            sink.part(count, out.toBytes());
        }
    }

    /** Reads {@code count} edits; {@code firstTransaction} is the first one's id, for messages. */
    public List<Edit> decode(long firstTransaction, int count, byte[] bytes) throws LocalFailure {
        List<Edit> edits = new ArrayList<>(count);
        try {
            int next = 0;
            for (int i = 0; i < count; i++) {
                Fields fields = new Fields(bytes, next);
                edits.add(decode(firstTransaction + i, fields));
                next = fields.end();
            }
        } catch (RuntimeException unreadable) {
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
