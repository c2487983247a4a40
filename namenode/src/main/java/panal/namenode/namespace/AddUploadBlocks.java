package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.UploadId;

/**
 * Grants more blocks to an upload, and hands in those that are whole. The reply is the upload as it then is: it has at
 * least {@code firstIndex + fresh.size()} blocks. Indexes that had a block keep it, so that a repeated call gives the same
 * blocks and wastes the fresh ids.
 *
 * @param turn the client's
 * @param firstIndex of the first block wanted; no gap behind the blocks so far
 * @param fresh reserved ids, one for each block wanted
 * @param expiresMillis when the upload may be given up, milliseconds since 1970
 */
public record AddUploadBlocks(
        String user,
        UploadId upload,
        int turn,
        int firstIndex,
        List<BlockId> fresh,
        List<WrittenBlock> written,
        long expiresMillis)
        implements Command<Upload> {
    public AddUploadBlocks {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(upload, "upload");
        fresh = List.copyOf(fresh);
        written = List.copyOf(written);
    }

    @Override
    public Decision<Upload> decideOn(Namespace namespace) throws PanalException {
        Upload before = namespace.uploadOf(upload, user);
        before.requireTurn(turn);
        int size = before.blocks().size();
        if (firstIndex < 0 || firstIndex > size) {
            throw new InvalidInput(
                    "upload " + upload + " has " + size + " blocks, block " + firstIndex + " cannot come next");
        }
        Upload after = before;
        List<Edit> edits = new ArrayList<>();
        List<BlockId> added = fresh.subList(Math.min(fresh.size(), size - firstIndex), fresh.size());
        if (!added.isEmpty()) {
            UploadBlocks.checkCount(before.facts(), (long) size + added.size());
            Rules.checkFresh(namespace, added);
            edits.add(new UploadEdit.BlocksGranted(upload, added, expiresMillis));
            after = after.granted(added, expiresMillis);
        }
        List<WrittenBlock> news = UploadBlocks.news(after, written);
        if (!news.isEmpty()) {
            edits.add(new UploadEdit.BlocksWritten(upload, news));
            after = after.written(news);
            if (added.isEmpty()) {
                // Its client lives, so the time anew for which it is kept.
                edits.add(new UploadEdit.BlocksGranted(upload, List.of(), expiresMillis));
                after = after.granted(List.of(), expiresMillis);
            }
        }
        return new Decision<>(edits, after);
    }
}
