package panal.namenode.namespace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.pcollections.TreePMap;

/**
 * The epochs of a journal. Where each began says whether a transaction that somebody has heard of in some epoch is one of
 * this journal: the number of the transaction alone does not, since an old copy appends some of its own whenever it is
 * started. So do Kafka's replicas find out where they went apart (KIP-101).
 *
 * @param last the number of the last one; 0 before the first
 * @param starts the last transaction before each, by its number, as far as that is remembered
 * @param lostEnd the proof that transactions are missing, once there is one
 */
record Epochs(long last, TreePMap<Long, Long> starts, Optional<LostEnd> lostEnd) {
    static final Epochs NONE = new Epochs(0, TreePMap.empty(), Optional.empty());
    /** So many starts are remembered; who last heard of an earlier one is judged by where the oldest of these began. */
    private static final int KEPT = 1_000;

    static Epochs of(SnapshotEdit.ClusterRestored edit) {
        TreePMap<Long, Long> starts = TreePMap.empty();
        for (EpochStart start : edit.starts()) {
            starts = starts.plus(start.number(), start.behind());
        }
        return new Epochs(edit.epoch(), starts, edit.lostEnd());
    }

    Epochs with(ClusterEdit.EpochBegun edit) {
        TreePMap<Long, Long> next =
                edit.behind() == ClusterEdit.EpochBegun.UNKNOWN ? starts : starts.plus(edit.number(), edit.behind());
        return new Epochs(
                edit.number(),
                next.size() > KEPT ? next.minusFirstEntry() : next,
                edit.lostEnd().or(() -> lostEnd));
    }

    /** The last transaction that anybody can have been told of in this epoch or in one before; empty for the latest. */
    OptionalLong endOf(long number) {
        Map.Entry<Long, Long> next = starts.higherEntry(number);
        return next == null ? OptionalLong.empty() : OptionalLong.of(next.getValue());
    }

    List<EpochStart> asStarts() {
        return starts.entrySet().stream()
                .map(start -> new EpochStart(start.getKey(), start.getValue()))
                .toList();
    }
}
