package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import panal.protocol.error.Busy;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.UploadId;

/**
 * Hands an upload to another client of its user, whose turn it is from now on. Blocks that are not whole get fresh ids, and
 * those that they had are doomed: whoever still writes one of them writes what nobody reads, and an id names one sequence
 * of bytes for ever. The reply is the upload as it then is.
 *
 * @param lost blocks that were whole and are nowhere any more
 * @param fresh reserved ids, as many as there are blocks to be written, or more
 * @param expiresMillis when the upload may be given up, milliseconds since 1970
 */
public record ResumeUpload(
        String user,
        UploadId upload,
        boolean overwrite,
        long modifiedMillis,
        Set<BlockId> lost,
        List<BlockId> fresh,
        long expiresMillis,
        long timeMillis)
        implements Command<Upload> {
    public ResumeUpload {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(upload, "upload");
        lost = Set.copyOf(lost);
        fresh = List.copyOf(fresh);
    }

    /**
     * @throws NotFound if it has ended meanwhile, be it that it is complete
     * @throws Busy if the client before was granted so much meanwhile that {@code fresh} does not suffice
     */
    @Override
    public Decision<Upload> decideOn(Namespace namespace) throws PanalException {
        if (namespace.upload(upload).isEmpty()) {
            throw NotFound.unfinishedUpload("what upload " + upload + " was for");
        }
        Upload before = namespace.uploadOf(upload, user);
        List<UploadEdit.FreshBlock> replacing = new ArrayList<>();
        List<BlockId> replaced = new ArrayList<>();
        int index = 0;
        for (UploadBlock block : before.blocks()) {
            if (isMissing(block)) {
                if (replacing.size() == fresh.size()) {
                    throw new Busy("upload " + upload + " was being written just now; try again in a moment");
                }
                replacing.add(new UploadEdit.FreshBlock(index, fresh.get(replacing.size())));
                replaced.add(block.id());
            }
            index++;
        }
        Rules.checkFresh(namespace, fresh.subList(0, replacing.size()));
        UploadEdit.UploadResumed resumed = new UploadEdit.UploadResumed(
                upload, before.turn() + 1, overwrite, modifiedMillis, expiresMillis, replacing);
        List<Edit> edits = new ArrayList<>();
        edits.add(resumed);
        if (!replaced.isEmpty()) {
            edits.add(new BlockEdit.BlocksDoomed(replaced, timeMillis));
        }
        return new Decision<>(edits, before.resumed(resumed));
    }

    private boolean isMissing(UploadBlock block) {
        return block.sum().isEmpty() || lost.contains(block.id());
    }
}
