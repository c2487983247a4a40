package panal.datanode.copy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.heartbeat.Findings;
import panal.datanode.store.BlockStore;
import panal.datanode.store.UnfinishedBlock;
import panal.datanode.throttle.Throttle;
import panal.protocol.block.BlockGeometry;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.NoSuchBlock;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.error.Unreachable;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.Durability;
import panal.protocol.value.Finding;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeName;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaCopy;
import panal.protocol.value.ReplicaOrigin;

/**
 * One copy being made. A source that fails, falls silent or has a wrong record is left for the next one, from the chunk where
 * it broke off; in the end the whole must be what the order says. Used by one thread, but for {@link #breakOff}.
 */
final class CopyRun {
    private static final Logger log = LoggerFactory.getLogger(CopyRun.class);
    /** All sources are asked at least so often: a connection that was kept may just have broken. */
    private static final int ROUNDS = 2;

    private final ReplicaCopy order;
    /** This node, which may be one of the sources itself. */
    private final NodeName self;

    private final Replica replica;
    private final BlockStore store;
    private final Sources sources;
    private final Findings findings;
    private final Throttle throttle;
    private final ByteBuffer buffer;
    private final RecordDecoder decoder;
    private final int chunks;
    private final Map<NodeName, String> failures = new LinkedHashMap<>();
    private volatile Optional<SourceFeed> current = Optional.empty();
    private int chunk;
    /** How many chunks are fetched at once. */
    private int step = Limits.PACKET_CHUNKS;

    /** {@code buffer} has room for a packet, and is the caller's again afterwards. */
    CopyRun(
            ReplicaCopy order,
            NodeName self,
            BlockStore store,
            Sources sources,
            Findings findings,
            Throttle throttle,
            ByteBuffer buffer) {
        this.order = order;
        this.self = self;
        this.replica = order.replica();
        this.store = store;
        this.sources = sources;
        this.findings = findings;
        this.throttle = throttle;
        this.buffer = buffer;
        this.decoder = RecordDecoder.reading(replica.block(), replica.sum().length());
        this.chunks = BlockGeometry.chunks(replica.sum().length());
    }

    /**
     * Makes the copy, durably.
     *
     * @return false if there is no need for it
     * @throws PanalException if no source has it, or it cannot be stored
     * @throws InterruptedException if the node stops
     */
    boolean make() throws PanalException, InterruptedException {
        if (!store.lacks(replica)) {
            return false;
        }
        List<NodeName> usable = new ArrayList<>();
        BlockOrigin origin = origin(usable);
        BlockHeader header = new BlockHeader(replica.block(), replica.attempt(), origin);
        for (List<NodeName> plan : plans(usable)) {
            Optional<UnfinishedBlock> block = store.beginCopy(header, replica.sum());
            if (block.isEmpty()) {
                return false;
            }
            try {
                if (fill(block.get(), plan)) {
                    return true;
                }
            } catch (StaleAttempt overtaken) {
                return false;
            } catch (Unreachable missing) {
                if (plan.equals(usable)) {
                    throw missing;
                }
            } finally {
                block.get().abort();
            }
        }
        throw new Unreachable("no source has bytes that add up to what block " + replica.block() + " is: " + failures);
    }

    /** Ends what is under way, from any thread; whoever does that has closed the throttle. */
    void breakOff() {
        current.ifPresent(SourceFeed::breakOff);
    }

    /** All together, best first; and if right records add up to something wrong, each by itself, to find out whose they are. */
    private static List<List<NodeName>> plans(List<NodeName> usable) {
        List<List<NodeName>> plans = new ArrayList<>();
        plans.add(usable);
        if (usable.size() > 1) {
            usable.forEach(source -> plans.add(List.of(source)));
        }
        return plans;
    }

    /** What the header has to say, from the first source that knows; gives the sources in the order to ask them. */
    private BlockOrigin origin(List<NodeName> usable) throws PanalException {
        List<NodeName> doubtful = new ArrayList<>();
        Optional<BlockOrigin> origin = Optional.empty();
        for (NodeName source : order.sources()) {
            if (origin.isPresent()) {
                usable.add(source);
                continue;
            }
            try {
                ReplicaOrigin there = sources.origin(source, order.token());
                if (there.replica().equals(replica)) {
                    origin = Optional.of(there.origin());
                    usable.add(source);
                } else {
                    failed(source, "it has " + there.replica() + ", not " + replica);
                }
            } catch (CorruptBlock damaged) {
                failed(source, String.valueOf(damaged.getMessage()));
                doubtful.add(source);
            } catch (PanalException refused) {
                failed(source, String.valueOf(refused.getMessage()));
            }
        }
        usable.addAll(doubtful);
        return origin.or(() -> doubtful.isEmpty() ? Optional.<BlockOrigin>empty() : ownOrigin())
                .orElseThrow(
                        () -> new NoSuchBlock("no source has block " + replica.block() + " as ordered: " + failures));
    }

    /** All sources are damaged: a file of the block that is here, damaged too or of another attempt, says whose it is. */
    private Optional<BlockOrigin> ownOrigin() {
        try {
            return Optional.of(store.origin(replica.block()).origin());
        } catch (PanalException none) {
            log.info("header not read block={} why=\"{}\"", replica.block(), none.getMessage());
            return Optional.empty();
        }
    }

    /** False if all its records were right, and the whole is not. */
    private boolean fill(UnfinishedBlock block, List<NodeName> from) throws PanalException, InterruptedException {
        chunk = 0;
        Set<NodeName> givers = fetch(block, from);
        try {
            block.finish(replica.sum(), Durability.SYNCED);
            return true;
        } catch (CorruptBlock wrong) {
            log.warn("copy does not add up block={} from={} why=\"{}\"", replica.block(), givers, wrong.getMessage());
            givers.forEach(giver -> failed(giver, String.valueOf(wrong.getMessage())));
            if (givers.size() == 1) {
                givers.forEach(this::accuse);
            }
            return false;
        }
    }

    /** Appends all records; says who gave them. */
    private Set<NodeName> fetch(UnfinishedBlock block, List<NodeName> from)
            throws PanalException, InterruptedException {
        Set<NodeName> givers = new LinkedHashSet<>();
        int before = -1;
        // Two damaged sources may have between them what none of them has: as long as it goes on, they are asked again.
        for (int round = 0; round < ROUNDS || chunk > before; round++) {
            before = chunk;
            // Of a packet that is wrong in each of them, each chunk may still be right in one.
            step = round == 0 ? Limits.PACKET_CHUNKS : 1;
            for (NodeName source : from) {
                int first = chunk;
                pull(block, source);
                if (chunk > first) {
                    givers.add(source);
                }
                if (chunk == chunks) {
                    return givers;
                }
            }
        }
        throttle.requireOpen();
        throw new Unreachable("no source gives chunk " + chunk + " of block " + replica.block() + ": " + failures);
    }

    /** Appends as much as this source gives. */
    private void pull(UnfinishedBlock block, NodeName source) throws PanalException, InterruptedException {
        Optional<SourceFeed> opened = open(source);
        if (opened.isEmpty()) {
            return;
        }
        try (SourceFeed feed = opened.get()) {
            while (chunk < chunks) {
                int count = Math.min(step, chunks - chunk);
                buffer.clear().limit(bytesOf(count));
                throttle.take(buffer.limit());
                Optional<VerifiedRecords> records = next(source, feed, count);
                if (records.isEmpty()) {
                    return;
                }
                block.append(buffer, records.get());
                chunk += count;
            }
        } finally {
            current = Optional.empty();
        }
    }

    private Optional<SourceFeed> open(NodeName source) {
        try {
            current = Optional.of(sources.open(source, order.token()));
        } catch (PanalException refused) {
            failed(source, String.valueOf(refused.getMessage()));
        }
        return current;
    }

    /** The next records, verified and in the buffer; empty if the source does not give them. */
    private Optional<VerifiedRecords> next(NodeName source, SourceFeed feed, int count) {
        try {
            feed.receive(chunk, count, chunks - chunk, buffer);
            return Optional.of(decoder.verify(buffer.flip(), chunk));
        } catch (CorruptBlock wrong) {
            return secondLook(source, count, wrong);
        } catch (PanalException refused) {
            failed(source, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    /** The wire may have been at fault: nobody is accused for what was seen once. */
    private Optional<VerifiedRecords> secondLook(NodeName source, int count, CorruptBlock first) {
        failed(source, String.valueOf(first.getMessage()));
        try {
            buffer.clear().limit(bytesOf(count));
            new CalledSource(sources, source, order.token()).receive(chunk, count, chunks - chunk, buffer);
            VerifiedRecords records = decoder.verify(buffer.flip(), chunk);
            log.warn("wrong bytes came once node={} block={} chunk={}", source, replica.block(), chunk);
            return Optional.of(records);
        } catch (CorruptBlock again) {
            accuse(source);
            return Optional.empty();
        } catch (PanalException refused) {
            return Optional.empty();
        }
    }

    /** Bytes of so many records from here on. */
    private int bytesOf(int count) {
        int last = chunk + count - 1;
        return (count - 1) * BlockGeometry.RECORD_BYTES
                + BlockGeometry.RECORD_OVERHEAD
                + BlockGeometry.chunkBytes(last, replica.sum().length());
    }

    /** Of its own copy a node tells otherwise: said along with the new one, an accusation would be taken for one of that. */
    private void accuse(NodeName source) {
        if (!source.equals(self)) {
            findings.add(new Finding.CorruptReplica(replica.block(), replica.attempt(), source));
        }
    }

    private void failed(NodeName source, String why) {
        log.info("source left block={} chunk={} node={} why=\"{}\"", replica.block(), chunk, source, why);
        failures.put(source, why);
    }
}
