package panal.cliente;

import java.util.function.Consumer;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Patience;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;
import panal.protocol.value.UnfinishedPage;
import panal.protocol.value.UnfinishedUpload;
import panal.protocol.value.UploadId;

/** Uploads of several blocks that are not complete: the user's own, for a superuser everybody's. Thread-safe. */
public final class UnfinishedUploads {
    private final ClusterSession session;

    UnfinishedUploads(ClusterSession session) {
        this.session = session;
    }

    /** Hands out those at and below a path, the oldest first, as they arrive. */
    public void list(FilePath below, Consumer<UnfinishedUpload> each) throws PanalException {
        long last = 0;
        UnfinishedPage page;
        do {
            long after = last;
            page = session.call(Patience.forCommand(), s -> s.unfinished(below, after, Limits.PAGE_ENTRIES));
            for (UnfinishedUpload upload : page.uploads()) {
                each.accept(upload);
                last = upload.upload().number();
            }
        } while (page.more() && !page.uploads().isEmpty());
    }

    /** Gives one up, also if a client is at it; what was written of it is deleted. */
    public void discard(UploadId upload) throws PanalException {
        session.call(Patience.forCommand(), s -> {
            s.discard(upload);
            return upload;
        });
    }
}
