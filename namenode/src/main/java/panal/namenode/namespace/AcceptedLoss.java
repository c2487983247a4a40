package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;
import panal.protocol.error.PanalException;

/**
 * The namespace with which a cluster goes on whose newest metadata is lost for ever: an old one, above all that anybody can
 * have heard of or been given of what is missing.
 *
 * @param transaction the one that it stands for
 */
public record AcceptedLoss(Namespace namespace, long transaction) {
    /** Transactions above every one that was heard: nodes that were not there may have heard more. */
    static final long TRANSACTION_MARGIN = 1_000_000;

    /** Gives up what {@code lost} tells of, in a namespace that stands for {@code transaction}. */
    public static AcceptedLoss of(Namespace old, long transaction, LostEnd lost) throws PanalException {
        long next = Math.max(transaction, lost.heard().transaction()) + TRANSACTION_MARGIN;
        // Each transaction that is missing has reserved one range at most.
        long ids = Math.max(
                KeepOrphans.MARGIN, (next - lost.own().transaction()) * ReserveIds.AT_ONCE);
        List<Edit> edits = new ArrayList<>(new KeepOrphans(ids).decideOn(old).edits());
        // Where the earlier epochs began says nothing any more: whoever has heard of more than this has heard of what is lost.
        long epoch = Math.max(old.epoch(), lost.heard().number());
        edits.add(new SnapshotEdit.ClusterRestored(old.clusterId(), epoch));
        return new AcceptedLoss(old.replayAll(edits), next);
    }
}
