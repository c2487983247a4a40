package panal.datanode.chain;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import panal.protocol.error.Busy;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.stream.StreamRequests;
import panal.protocol.stream.StreamServer;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.ReplicaOrigin;
import panal.protocol.value.StreamTicket;

/** A node that takes blocks by a stream and then stops, as with SIGSTOP, in the middle of the first packet. */
final class Stopped implements DataNode, StreamRequests {
    private final CountDownLatch end;
    private final StreamServer server;

    Stopped(CountDownLatch end, Clock clock) {
        this.end = end;
        this.server = new StreamServer(this, 4, Duration.ofSeconds(1), clock, new SecureRandom());
    }

    StreamServer server() {
        return server;
    }

    private List<Receipt> hang() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    @Override
    public StreamTicket stream() {
        return server.ticket();
    }

    @Override
    public List<Receipt> writeWhole(BlockWrite order, BlockSum sum, long patienceMillis, ByteBuffer records) {
        return hang();
    }

    @Override
    public IncomingBlock begin(BlockWrite order, Runnable givenUp) {
        return new IncomingBlock() {
            @Override
            public void write(int firstChunk, ByteBuffer records) {
                hang();
            }

            @Override
            public List<Receipt> finish(BlockSum sum, long patienceMillis) {
                return hang();
            }

            @Override
            public void abort() {
                // There is nothing to give up.
            }
        };
    }

    @Override
    public void read(BlockToken token, int firstChunk, int chunks, ReadAnswer answer) throws Busy {
        throw new Busy("not asked");
    }

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public List<Receipt> write(BlockWrite order, Packet packet, BlockSum sum) throws Busy {
        throw new Busy("not asked");
    }

    @Override
    public BlockWriter open(BlockWrite order) throws Busy {
        throw new Busy("not asked");
    }

    @Override
    public Packet read(BlockToken token, int firstChunk, int chunks) throws Busy {
        throw new Busy("not asked");
    }

    @Override
    public BlockSum sum(BlockToken token) throws Busy {
        throw new Busy("not asked");
    }

    @Override
    public ReplicaOrigin origin(BlockToken token) {
        throw new UnsupportedOperationException("copies are not made here");
    }
}
