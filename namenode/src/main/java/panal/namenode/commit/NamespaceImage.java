package panal.namenode.commit;

import java.io.IOException;
import panal.namenode.codec.EditCodec;
import panal.namenode.codec.PartSink;
import panal.namenode.journal.Image;
import panal.namenode.namespace.Namespace;

/** A namespace as a snapshot; since nothing in it ever changes, the committer goes on meanwhile. */
public record NamespaceImage(Namespace namespace, long transaction) implements Image {
    private static final int EDITS_PER_PART = 1_000;
    /** Far below what a frame may have: an inode has 16 bytes for each block, and a file may have millions. */
    private static final int BYTES_PER_PART = 4 << 20;

    @Override
    public void parts(PartSink sink) throws IOException {
        new EditCodec().encode(namespace.asEdits(), EDITS_PER_PART, BYTES_PER_PART, sink);
    }
}
