package panal.cliente.write;

import java.util.BitSet;

/** Which blocks of a file are to be sent: all but those that the DataNodes have. Immutable. */
final class SendPlan {
    static final SendPlan ALL = new SendPlan(new BitSet());

    private final BitSet there;

    /** @param there the indexes of blocks that the DataNodes have */
    SendPlan(BitSet there) {
        this.there = (BitSet) there.clone();
    }

    /** The first one to be sent, at this index or behind it; may be behind the file's last. */
    int nextFrom(int index) {
        return there.nextClearBit(index);
    }

    /** How many are to be sent one after another from this index on, at most so many. */
    int run(int index, int most) {
        int end = there.nextSetBit(index);
        return end < 0 ? most : Math.min(most, end - index);
    }
}
