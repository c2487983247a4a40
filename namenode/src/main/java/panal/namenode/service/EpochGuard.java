package panal.namenode.service;

import panal.protocol.value.Epoch;

/**
 * Knows where this NameNode's journal ended, and so whether a DataNode has heard of something that is not in it.
 *
 * @param recovered the epoch number and the transaction that the journal ended with at the start
 * @param number the epoch that was begun then
 */
record EpochGuard(Epoch recovered, long number) {
    /** Whether the journal is an old copy or has lost its end; {@code transaction} is the last durable one now. */
    boolean provesStale(Epoch heard, long transaction) {
        if (heard.number() > number) {
            return true;
        }
        return heard.transaction() > (heard.number() == number ? transaction : recovered.transaction());
    }
}
