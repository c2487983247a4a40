package panal.namenode.namespace;

import java.util.List;

/** A NameNode starts to give orders; the reply is the epoch's number. */
public record BeginEpoch(long timeMillis) implements Command<Long> {
    @Override
    public Decision<Long> decideOn(Namespace namespace) {
        long number = namespace.epoch() + 1;
        return new Decision<>(List.of(new ClusterEdit.EpochBegun(number, timeMillis)), number);
    }
}
