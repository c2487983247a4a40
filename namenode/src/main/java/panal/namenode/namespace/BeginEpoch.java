package panal.namenode.namespace;

import java.util.List;

/**
 * A NameNode starts to give orders; the reply is the epoch's number.
 *
 * @param above a number that somebody has heard of: the new one is higher than this, and than the journal's last
 */
public record BeginEpoch(long timeMillis, long above) implements Command<Long> {
    /** The journal's next epoch. */
    public BeginEpoch(long timeMillis) {
        this(timeMillis, 0);
    }

    @Override
    public Decision<Long> decideOn(Namespace namespace) {
        long number = Math.max(namespace.epoch(), above) + 1;
        return new Decision<>(List.of(new ClusterEdit.EpochBegun(number, timeMillis)), number);
    }
}
