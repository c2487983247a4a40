package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import panal.protocol.value.UploadId;

/**
 * Gives up those of {@code uploads} that are over, and dooms their blocks. Who proposes them leaves out the ones whose
 * clients were heard of lately. The reply is how many were given up.
 */
public record ExpireUploads(List<UploadId> uploads, long timeMillis) implements Command<Integer> {
    public ExpireUploads {
        uploads = List.copyOf(uploads);
    }

    @Override
    public Decision<Integer> decideOn(Namespace namespace) {
        List<Edit> edits = new ArrayList<>();
        int closed = 0;
        for (UploadId id : new TreeSet<>(uploads)) {
            Optional<Upload> upload = namespace.upload(id);
            if (upload.isPresent() && upload.get().isOver(namespace, timeMillis)) {
                edits.addAll(AbandonUpload.close(upload.get(), timeMillis));
                closed++;
            }
        }
        return new Decision<>(edits, closed);
    }
}
