package panal.cliente.read;

import java.net.SocketTimeoutException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.cliente.session.StreamLoan;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleEpoch;
import panal.protocol.error.Unreachable;
import panal.protocol.value.NodeName;

/**
 * The records of one block from some chunk on: over a stream from one of its replicas, and when that one fails, has bad
 * bytes or is slow, from another one at the chunk where it broke off. When each was tried it goes on in single calls, which
 * ask several replicas at once and wait longer, ask the NameNode again and say in the end what is wrong with each.
 */
final class BlockFeed implements RecordFeed {
    private final ReadContext context;
    private final BlockReading reading;
    private final int end;
    private final int ahead;
    /** Whose stream was tried for this block. */
    private final Set<NodeName> tried = new HashSet<>();

    private Optional<Streaming> streaming = Optional.empty();
    private Optional<RecordFeed> calls = Optional.empty();
    private int chunk;
    private boolean fresh;

    /** A stream, and whose. */
    private record Streaming(NodeName node, StreamFeed feed) {}

    /**
     * @param end the chunk behind the last one that is wanted
     * @param ahead how many packets single calls fetch ahead
     */
    BlockFeed(ReadContext context, BlockReading reading, int firstChunk, int end, int ahead) {
        this.context = context;
        this.reading = reading;
        this.chunk = firstChunk;
        this.end = end;
        this.ahead = ahead;
    }

    BlockReading reading() {
        return reading;
    }

    /** The next chunk that comes. */
    int chunk() {
        return chunk;
    }

    /** The chunk behind the last one. */
    int end() {
        return end;
    }

    /** Asks for the records already, so that they come while others are used. Can be called again when it failed. */
    void prepare() throws PanalException {
        while (streaming.isEmpty() && calls.isEmpty()) {
            Optional<NodeName> node = reading.replicas().next(tried);
            if (node.isEmpty()) {
                calls = Optional.of(new PacketFeed(reading, context.workers(), chunk, end, ahead));
                return;
            }
            tried.add(node.get());
            open(node.get());
        }
    }

    @Override
    public VerifiedRecords next() throws PanalException {
        while (true) {
            prepare();
            Optional<VerifiedRecords> records =
                    calls.isPresent() ? Optional.of(calls.get().next()) : fromStream(streaming.orElseThrow());
            if (records.isPresent()) {
                chunk += records.get().chunks();
                return records.get();
            }
        }
    }

    @Override
    public void close() {
        endStream();
        if (calls.isPresent()) {
            calls.get().close();
        }
    }

    private void endStream() {
        if (streaming.isPresent()) {
            streaming.get().feed().close();
        }
        streaming = Optional.empty();
    }

    private void open(NodeName node) throws PanalException {
        try {
            Optional<StreamLoan> loan = context.nodes().stream(node);
            if (loan.isPresent()) {
                streaming = Optional.of(new Streaming(
                        node,
                        StreamFeed.open(
                                loan.get(), reading.block(), chunk, end - chunk, context.buffers(), context.slow())));
            }
        } catch (PanalException failure) {
            failed(node, failure);
        }
    }

    /** Empty when the stream failed, so that another one is to be tried. */
    private Optional<VerifiedRecords> fromStream(Streaming open) throws PanalException {
        try {
            VerifiedRecords records = open.feed().next(context.slow());
            reading.contributed(open.node());
            return Optional.of(records);
        } catch (PanalException failure) {
            endStream();
            failed(open.node(), failure);
            return Optional.empty();
        }
    }

    /** Notes what there is to note; what the network did says nothing about the replica, and single calls find out. */
    private void failed(NodeName node, PanalException failure) throws PanalException {
        if (Thread.currentThread().isInterrupted()) {
            throw new LocalFailure("interrupted", failure);
        }
        log().debug(
                        "stream failed block={} node={} chunk={} reason={}",
                        reading.block().block(),
                        node,
                        chunk,
                        failure.getMessage());
        if (failure instanceof Unreachable) {
            if (failure.getCause() instanceof SocketTimeoutException) {
                context.nodes().slow(node);
            }
        } else if (failure instanceof CorruptBlock) {
            reading.distrust(node, String.valueOf(failure.getMessage()));
        } else {
            reading.replicas().failed(node, String.valueOf(failure.getMessage()));
            if (!fresh && (failure instanceof StaleEpoch || failure instanceof AccessDenied)) {
                fresh = true;
                tried.clear();
                reading.askAgain();
            }
        }
    }

    /** Looked for when there is something to say: the first one of a process takes a while. */
    private static Logger log() {
        return LoggerFactory.getLogger(BlockFeed.class);
    }
}
