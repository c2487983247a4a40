package panal.namenode.service.cluster;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.BeginEpoch;
import panal.namenode.namespace.LostEnd;
import panal.namenode.namespace.NoteLostEnd;
import panal.protocol.error.PanalException;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;

/**
 * Knows where this NameNode's journal ended, and each epoch in it, and so whether a DataNode has heard of something that is
 * not in it. What proves that is a transaction: each start journals its epoch before it speaks, so whoever has heard of a
 * later start of this journal has heard of a later transaction too; and whoever has last heard of an epoch can have heard of
 * no transaction behind that one's end. A higher number alone comes from an old copy that was started often; it is outdone
 * by a higher one. Thread-safe.
 */
public final class EpochGuard {
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
    public static EpochGuard begin(Committer committer, Clock clock, Epoch recovered) throws PanalException {
        long number = committer.submit(BeginEpoch.atStart(clock.millis(), recovered.transaction()));
        return new EpochGuard(committer, clock, recovered, number);
    }

    /** The epoch of every order and token from now on. */
    public long number() {
        return number;
    }

    /** How far the journal is. */
    public Epoch now() {
        return new Epoch(number, committer.forcedTransaction());
    }

    /**
     * What may be told to nodes now. Of an old journal that is no more than the newest one has too: what the starts of the
     * old one append would make the newest one look old when it is back.
     */
    public Epoch told() {
        Epoch now = now();
        long shared = committer
                .published()
                .lostEnd()
                .map(lost -> lost.own().transaction())
                .orElse(now.transaction());
        return new Epoch(now.number(), Math.min(shared, now.transaction()));
    }

    /** The proof that the journal is an old copy or has lost its end; empty when the node's word proves nothing. */
    public Optional<LostEnd> provenBy(NodeJoin join, NodeName name) {
        Epoch own = welcomed.contains(join.node())
                ? new Epoch(number, committer.transaction())
                : endOf(join.heard().number());
        return join.heard().transaction() > own.transaction()
                ? Optional.of(new LostEnd(name, join.heard(), own))
                : Optional.empty();
    }

    /** How far the journal went, before this start, of what this epoch and those before it had. */
    private Epoch endOf(long heard) {
        OptionalLong end = committer.published().endOfEpoch(heard);
        return end.isPresent() && end.getAsLong() < recovered.transaction()
                ? new Epoch(heard, end.getAsLong())
                : recovered;
    }

    /** Notes a proof for all later starts of this journal; durable when it returns. */
    public LostEnd note(LostEnd proof) throws PanalException {
        return committer.submit(new NoteLostEnd(proof, clock.millis()));
    }

    /** Sees to it that a node whose word proves nothing against this journal can obey it. */
    public synchronized void outdo(NodeJoin join) throws PanalException {
        long heard = join.heard().number();
        boolean another = heard > number || (heard == number && !welcomed.contains(join.node()));
        if (another) {
            number = committer.submit(BeginEpoch.above(clock.millis(), heard));
            log.warn(
                    "epoch begun above one that an old copy of the journal has begun epoch={} heard={} node={}",
                    number,
                    join.heard(),
                    join.wished());
        }
    }

    /** Must come before the node hears of this epoch. */
    public void welcome(NodeId node) {
        welcomed.add(node);
    }
}
