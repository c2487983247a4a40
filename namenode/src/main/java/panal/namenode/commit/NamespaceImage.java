package panal.namenode.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import panal.namenode.journal.EditCodec;
import panal.namenode.journal.Image;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.Namespace;

/** A namespace as a snapshot; since nothing in it ever changes, the committer goes on meanwhile. */
public record NamespaceImage(Namespace namespace, long transaction) implements Image {
    private static final int EDITS_PER_PART = 1_000;

    @Override
    public void parts(PartSink sink) throws IOException {
        EditCodec codec = new EditCodec();
        List<Edit> part = new ArrayList<>();
        for (Edit edit : namespace.asEdits()) {
            part.add(edit);
            if (part.size() == EDITS_PER_PART) {
                sink.part(part.size(), codec.encode(part));
                part.clear();
            }
        }
        if (!part.isEmpty()) {
            sink.part(part.size(), codec.encode(part));
        }
    }
}
