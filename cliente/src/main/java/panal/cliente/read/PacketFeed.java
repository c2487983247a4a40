package panal.cliente.read;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.Limits;

/** Records in single calls, some of which are made ahead; what cannot be read over a stream can be read so. */
final class PacketFeed implements RecordFeed {
    private final BlockReading reading;
    private final Executor workers;
    private final int end;
    private final int ahead;
    private final Queue<CompletableFuture<VerifiedRecords>> coming = new ArrayDeque<>();
    private int fetchAt;

    /**
     * @param end the chunk behind the last one that is wanted
     * @param ahead how many packets are fetched while one is used; 0 for none
     */
    PacketFeed(BlockReading reading, Executor workers, int firstChunk, int end, int ahead) {
        this.reading = reading;
        this.workers = workers;
        this.fetchAt = firstChunk;
        this.end = end;
        this.ahead = ahead;
    }

    @Override
    public VerifiedRecords next() throws PanalException {
        boolean last = end - fetchAt <= Limits.PACKET_CHUNKS;
        if (coming.isEmpty() && (ahead == 0 || last)) {
            int first = fetchAt;
            fetchAt += packet();
            return reading.read(first, fetchAt - first);
        }
        fetchAhead();
        CompletableFuture<VerifiedRecords> next = coming.remove();
        try {
            VerifiedRecords records = next.get();
            fetchAhead();
            return records;
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof PanalException known
                    ? known
                    : new LocalFailure("reading failed: " + failure.getCause(), failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", stop);
        }
    }

    /** Forgets what was fetched ahead. */
    @Override
    public void close() {
        coming.forEach(packet -> packet.cancel(false));
        coming.clear();
    }

    private void fetchAhead() throws LocalFailure {
        while (fetchAt < end && coming.size() <= ahead) {
            int first = fetchAt;
            fetchAt += packet();
            coming.add(fetch(first, fetchAt - first));
        }
    }

    private int packet() {
        return Math.min(Limits.PACKET_CHUNKS, end - fetchAt);
    }

    private CompletableFuture<VerifiedRecords> fetch(int firstChunk, int chunks) throws LocalFailure {
        CompletableFuture<VerifiedRecords> result = new CompletableFuture<>();
        try {
            workers.execute(() -> {
                try {
                    result.complete(reading.read(firstChunk, chunks));
                } catch (PanalException | RuntimeException failure) {
                    result.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException shut) {
            throw new LocalFailure("the connection to the cluster is closed", shut);
        }
        return result;
    }
}
