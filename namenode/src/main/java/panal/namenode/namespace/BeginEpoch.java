package panal.namenode.namespace;

import java.util.List;
import java.util.Optional;

/**
 * A NameNode starts to give orders; the reply is the epoch's number.
 *
 * @param above a number that somebody has heard of: the new one is higher than this, and than the journal's last
 * @param behind the journal's last transaction, where nobody was told of a later one before this epoch has begun; else
 *     {@link ClusterEdit.EpochBegun#UNKNOWN}
 */
public record BeginEpoch(long timeMillis, long above, long behind) implements Command<Long> {
    /** The next epoch, when nobody has been told of any transaction since the journal was opened. */
    public static BeginEpoch atStart(long timeMillis, long behind) {
        return new BeginEpoch(timeMillis, 0, behind);
    }

    /** Another one, for somebody who has heard of a higher number. */
    public static BeginEpoch above(long timeMillis, long heard) {
        return new BeginEpoch(timeMillis, heard, ClusterEdit.EpochBegun.UNKNOWN);
    }

    @Override
    public Decision<Long> decideOn(Namespace namespace) {
        long number = Math.max(namespace.epoch(), above) + 1;
        return new Decision<>(
                List.of(new ClusterEdit.EpochBegun(number, timeMillis, behind, Optional.empty())), number);
    }
}
