package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import panal.protocol.error.PanalException;
import panal.protocol.value.UploadId;

/**
 * Lets the time begin anew for which an upload is kept whose client goes. That one's turn is over: a call that it made before,
 * and that comes behind this one, would hold the path again. The reply is the upload as it then is.
 *
 * @param turn the client's
 * @param expiresMillis when the upload may be given up, milliseconds since 1970
 */
public record KeepUpload(String user, UploadId upload, int turn, long expiresMillis) implements Command<Upload> {
    public KeepUpload {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(upload, "upload");
    }

    @Override
    public Decision<Upload> decideOn(Namespace namespace) throws PanalException {
        Upload before = namespace.uploadOf(upload, user);
        before.requireTurn(turn);
        UploadFacts facts = before.facts();
        UploadEdit.UploadResumed left = new UploadEdit.UploadResumed(
                upload, turn + 1, facts.overwrite(), facts.modifiedMillis(), expiresMillis, List.of());
        return new Decision<>(List.of(left), before.resumed(left));
    }
}
