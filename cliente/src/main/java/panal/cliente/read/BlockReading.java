package panal.cliente.read;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleEpoch;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;

/**
 * Reads one block, packet by packet, from whichever of its replicas does well: one that fails or gives bad bytes is left
 * for another in mid-block, and when one is slow another is asked at the same time. When none is left, damaged ones are
 * asked for the chunks that are right in them. Thread-safe.
 */
final class BlockReading {
    /** How often the NameNode is asked again for replicas before the block is given up; the pauses add up to 6 s. */
    private static final int ROUNDS = 6;

    private static final long PAUSE_MILLIS = 200;
    private static final long PAUSE_LONGEST_MILLIS = 2_000;
    /** Longer than any call takes to fail. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    private final ReadContext context;
    private final FileMap file;
    private final Replicas replicas;
    private final Set<NodeName> contributors = ConcurrentHashMap.newKeySet();

    BlockReading(ReadContext context, FileMap file, LocatedBlock block) {
        this.context = context;
        this.file = file;
        this.replicas = new Replicas(context.nodes(), block);
    }

    LocatedBlock block() {
        return replicas.block();
    }

    /**
     * Verified records from {@code firstChunk} on.
     *
     * @throws NoDataNodes naming the block, the file, every node and what is wrong with it
     */
    VerifiedRecords read(int firstChunk, int chunks) throws PanalException {
        for (int round = 1; ; round++) {
            Optional<VerifiedRecords> records = ask(firstChunk, chunks);
            if (records.isEmpty()) {
                records = new Patchwork(context, replicas.block(), replicas.damaged(), contributors)
                        .read(firstChunk, chunks);
            }
            if (records.isPresent()) {
                return records.get();
            }
            if (round == ROUNDS) {
                throw unreadable();
            }
            pause(Math.min(PAUSE_LONGEST_MILLIS, PAUSE_MILLIS << (round - 1)));
            askAgain();
        }
    }

    Replicas replicas() {
        return replicas;
    }

    /** The node gave good records. */
    void contributed(NodeName node) {
        replicas.did(node);
        contributors.add(node);
    }

    /** Asks the NameNode for the nodes that have the block now, and for a fresh token. */
    void askAgain() throws PanalException {
        replicas.located(file.again(replicas.block()));
    }

    /** The block's bytes as a whole are not what the NameNode knows, though every record was right: whoever gave some is out. */
    void distrustContributors(String what) {
        for (NodeName node : contributors) {
            if (replicas.wrong(node, what)) {
                accuse(node, what);
            }
        }
        contributors.clear();
    }

    NoDataNodes unreadable() {
        LocatedBlock block = replicas.block();
        return new NoDataNodes("block " + block.block() + " (number " + block.index() + " of " + file.path()
                + ") cannot be read: " + replicas.complaints());
    }

    /** One node's answer to a call: verified records, or nothing but perhaps the news that the token is too old. */
    private record Answer(NodeName node, Optional<VerifiedRecords> records, boolean staleToken) {}

    /** Asks one replica after the other, and the next one too when one is slow; empty when none is left. */
    private Optional<VerifiedRecords> ask(int firstChunk, int chunks) throws PanalException {
        BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        Set<NodeName> asked = new HashSet<>();
        boolean fresh = false;
        int underWay = 0;
        while (true) {
            Optional<NodeName> node = replicas.next(asked);
            if (node.isPresent()) {
                asked.add(node.get());
                underWay++;
                start(node.get(), firstChunk, chunks, answers);
            } else if (underWay == 0) {
                return Optional.empty();
            }
            boolean another = replicas.next(asked).isPresent();
            Optional<Answer> answer = poll(answers, another ? context.slow() : LONGEST_CALL);
            if (answer.isEmpty()) {
                node.ifPresent(this::wasSlow);
                continue;
            }
            underWay--;
            if (answer.get().records().isPresent()) {
                contributed(answer.get().node());
                return answer.get().records();
            }
            if (answer.get().staleToken() && !fresh) {
                fresh = true;
                asked.clear();
                askAgain();
            }
        }
    }

    private void start(NodeName node, int firstChunk, int chunks, BlockingQueue<Answer> answers) throws LocalFailure {
        try {
            context.workers().execute(() -> answers.add(fetch(node, firstChunk, chunks)));
        } catch (RejectedExecutionException closed) {
            throw new LocalFailure("the connection to the cluster is closed", closed);
        }
    }

    private Answer fetch(NodeName node, int firstChunk, int chunks) {
        LocatedBlock block = replicas.block();
        try {
            Packet packet = context.nodes().call(node, n -> n.read(block.token(), firstChunk, chunks));
            VerifiedRecords records =
                    RecordDecoder.reading(block.block(), block.sum().length()).verify(packet, firstChunk);
            return new Answer(node, Optional.of(records), false);
        } catch (CorruptBlock corrupt) {
            distrust(node, String.valueOf(corrupt.getMessage()));
            return new Answer(node, Optional.empty(), false);
        } catch (PanalException failure) {
            replicas.failed(node, String.valueOf(failure.getMessage()));
            log().debug("replica failed block={} node={} reason={}", block.block(), node, failure.getMessage());
            return new Answer(node, Optional.empty(), failure instanceof StaleEpoch || failure instanceof AccessDenied);
        }
    }

    private void wasSlow(NodeName node) {
        log().debug("replica slow block={} node={}", replicas.block().block(), node);
        context.nodes().slow(node);
    }

    /** Leaves the node's copy out for as long as there is another, and tells the NameNode, which makes a new copy. */
    void distrust(NodeName node, String what) {
        if (replicas.damaged(node, what)) {
            accuse(node, what);
        }
    }

    private void accuse(NodeName node, String what) {
        LocatedBlock block = replicas.block();
        log().warn("replica corrupt block={} node={} reason={}", block.block(), node, what);
        try {
            context.workers().execute(() -> report(block, node));
        } catch (RejectedExecutionException closed) {
            log().debug("replica not reported block={} node={}", block.block(), node);
        }
    }

    private void report(LocatedBlock block, NodeName node) {
        try {
            context.session().ask(context.patience(), q -> q.reportCorrupt(block.block(), node), s -> {
                s.reportCorrupt(block.block(), node);
                return node;
            });
        } catch (PanalException failure) {
            log().debug("replica not reported block={} node={} reason={}", block.block(), node, failure.getMessage());
        }
    }

    private static Optional<Answer> poll(BlockingQueue<Answer> answers, Duration atMost) throws LocalFailure {
        try {
            return Optional.ofNullable(answers.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", stop);
        }
    }

    private static void pause(long millis) throws LocalFailure {
        poll(new LinkedBlockingQueue<>(), Duration.ofMillis(millis));
    }

    /** Looked for when there is something to say: the first one of a process takes a while. */
    private static Logger log() {
        return LoggerFactory.getLogger(BlockReading.class);
    }
}
