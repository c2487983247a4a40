package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;

/**
 * Says that some of the past is lost, as is known now: more was acknowledged once than this namespace has. So ids that may
 * have been given out then are not given out again; blocks of files that nobody knows of any more are not doomed for having
 * no owner, until {@link ReleaseOrphans}; and uploads under way are over, but their blocks stay too, for the file may have
 * been complete. The reply is the first block id to which that does not apply.
 *
 * @param ids how many of each kind may have been given out, positive
 */
public record KeepOrphans(long ids) implements Command<Long> {
    @Override
    public Decision<Long> decideOn(Namespace namespace) {
        List<Edit> edits = new ArrayList<>();
        for (IdKind kind : IdKind.values()) {
            edits.add(new ClusterEdit.IdsReserved(kind, namespace.nextId(kind) + ids));
        }
        long below = namespace.nextId(IdKind.BLOCK) + ids;
        edits.add(new BlockEdit.OrphansKept(below));
        namespace.uploads().forEach(upload -> edits.addAll(ended(upload)));
        return new Decision<>(edits, below);
    }

    /** Doomed and forgotten in one batch, its blocks are nobody's, and never were to be deleted in between. */
    private static List<Edit> ended(Upload upload) {
        return List.of(
                new UploadEdit.UploadClosed(upload.facts().id()),
                new BlockEdit.BlocksDoomed(upload.blockIds(), 0),
                new BlockEdit.DoomedForgotten(upload.blockIds()));
    }
}
