package panal.namenode.service;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.BeginEpoch;
import panal.protocol.error.PanalException;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;

/**
 * Knows where this NameNode's journal ended, and so whether a DataNode has heard of something that is not in it. What
 * proves that is a transaction: each start journals its epoch before it speaks, so whoever has heard of a later start of
 * this journal has heard of a later transaction too. A higher number alone comes from an old copy that was started often;
 * it is outdone by a higher one. Thread-safe.
 */
final class EpochGuard {
    private static final Logger log = LoggerFactory.getLogger(EpochGuard.class);

    private final Committer committer;
    private final Clock clock;
    private final Epoch recovered;
    /** Nodes that this process has welcomed: what they have heard may be its own words. */
    private final Set<NodeId> welcomed = ConcurrentHashMap.newKeySet();

    private volatile long number;

    private EpochGuard(Committer committer, Clock clock, Epoch recovered, long number) {
        this.committer = committer;
        this.clock = clock;
        this.recovered = recovered;
        this.number = number;
    }

    /** Begins this start's epoch; {@code recovered} is the epoch and the transaction that the journal ended with. */
    static EpochGuard begin(Committer committer, Clock clock, Epoch recovered) throws PanalException {
        return new EpochGuard(committer, clock, recovered, committer.submit(new BeginEpoch(clock.millis())));
    }

    Epoch recovered() {
        return recovered;
    }

    /** The epoch of every order and token from now on. */
    long number() {
        return number;
    }

    /** What may be told to nodes now. */
    Epoch now() {
        return new Epoch(number, committer.forcedTransaction());
    }

    /** Whether the journal is an old copy or has lost its end. */
    boolean provenStaleBy(NodeJoin join) {
        long known = welcomed.contains(join.node()) ? committer.transaction() : recovered.transaction();
        return join.heard().transaction() > known;
    }

    /** Sees to it that a node whose word proves nothing against this journal can obey it. */
    synchronized void outdo(NodeJoin join) throws PanalException {
        long heard = join.heard().number();
        boolean another = heard > number || (heard == number && !welcomed.contains(join.node()));
        if (another) {
            number = committer.submit(new BeginEpoch(clock.millis(), heard));
            log.warn(
                    "epoch begun above one that an old copy of the journal has begun epoch={} heard={} node={}",
                    number,
                    join.heard(),
                    join.wished());
        }
    }

    /** Must come before the node hears of this epoch. */
    void welcome(NodeId node) {
        welcomed.add(node);
    }
}
