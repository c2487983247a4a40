package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;

/**
 * The namespace with which a cluster goes on whose newest metadata is lost for ever: an old one, above all that anybody can
 * have heard of or been given of what is missing.
 *
 * @param transaction the one that it stands for
 */
public record AcceptedLoss(Namespace namespace, long transaction) {
    /** Transactions above every one that was heard: nodes that were not there may have heard more. */
    public static final long TRANSACTION_MARGIN = 1_000_000;
    /** No cluster has so many between two copies of its journal; a node's word that it has heard of more is wrong. */
    private static final long MISSING_MOST = 1L << 28;

    /** Gives up what {@code lost} tells of, in a namespace that stands for {@code transaction}. */
    public static AcceptedLoss of(Namespace old, long transaction, LostEnd lost) {
        long next = Math.max(transaction, lost.heard().transaction()) + TRANSACTION_MARGIN;
        // Each transaction that is missing has reserved one range at most.
        long missing = Math.min(MISSING_MOST, next - lost.own().transaction());
        KeepOrphans keep = new KeepOrphans(missing * ReserveIds.AT_ONCE);
        List<Edit> edits = new ArrayList<>(keep.decideOn(old).edits());
        // Where earlier epochs began proves nothing any more: whoever heard of more then has heard of what is given up.
        long epoch = Math.max(old.epoch(), lost.heard().number());
        edits.add(new SnapshotEdit.ClusterRestored(old.clusterId(), epoch));
        return new AcceptedLoss(old.replayAll(edits), next);
    }
}
