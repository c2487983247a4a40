package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import panal.protocol.error.PanalException;
import panal.protocol.value.UploadId;

/**
 * Gives an upload up and dooms its blocks; the reply is whether it was an entity.
 *
 * @param turn the client's
 */
public record AbandonUpload(String user, UploadId upload, int turn, long timeMillis) implements Command<Boolean> {
    public AbandonUpload {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(upload, "upload");
    }

    @Override
    public Decision<Boolean> decideOn(Namespace namespace) throws PanalException {
        if (namespace.upload(upload).isEmpty()) {
            return Decision.unchanged(false);
        }
        Upload before = namespace.uploadOf(upload, user);
        before.requireTurn(turn);
        return new Decision<>(close(before, timeMillis), true);
    }

    static List<Edit> close(Upload upload, long timeMillis) {
        List<Edit> edits = new ArrayList<>();
        edits.add(new UploadEdit.UploadClosed(upload.facts().id()));
        if (!upload.blocks().isEmpty()) {
            edits.add(new BlockEdit.BlocksDoomed(upload.blockIds(), timeMillis));
        }
        return edits;
    }
}
