package panal.cliente;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import panal.protocol.block.BlockGeometry;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.stream.StreamRequests;
import panal.protocol.stream.StreamServer;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/** The streams of a {@link FakeDataNode}: the same blocks and the same faults, also in the middle of what is sent. */
final class FakeStreams implements StreamRequests {
    private final FakeDataNode node;
    private final StreamServer server =
            new StreamServer(this, 8, Duration.ofSeconds(5), Clock.systemUTC(), new SecureRandom());
    /** Packets of a stream that come before it stalls. */
    private volatile int packetsBeforeStall = Integer.MAX_VALUE;

    FakeStreams(FakeDataNode node) {
        this.node = node;
    }

    StreamServer server() {
        return server;
    }

    /** From now on nothing comes behind so many packets of a stream, while the connection stays. */
    void stallBehind(int packets) {
        packetsBeforeStall = packets;
    }

    @Override
    public void read(BlockToken token, int firstChunk, int chunks, ReadAnswer answer) throws PanalException {
        int packets = (chunks + Limits.PACKET_CHUNKS - 1) / Limits.PACKET_CHUNKS;
        int good = Math.min(packets, node.packetsBeforeReadFault());
        long bytes = node.recordsFrom(token, firstChunk, chunks);
        if (good == 0) {
            node.read(token, firstChunk, chunks);
        }
        try {
            Path file = Files.createTempFile("panal-", ".records");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                for (int i = 0; i < good; i++) {
                    Packet packet = node.read(token, firstChunk + i * Limits.PACKET_CHUNKS, Limits.PACKET_CHUNKS);
                    channel.write(ByteBuffer.wrap(packet.records()));
                }
                long stallAt = (long) packetsBeforeStall * Limits.PACKET_CHUNKS * BlockGeometry.RECORD_BYTES;
                answer.send(new StallingFile(channel, stallAt, new CountDownLatch(1)), 0, bytes);
            } finally {
                if (good < packets) {
                    node.read(token, firstChunk, 1);
                }
            }
        } catch (IOException broken) {
            throw new LocalFailure("cannot be read", broken);
        }
    }

    @Override
    public List<Receipt> writeWhole(BlockWrite order, BlockSum sum, long patienceMillis, ByteBuffer records)
            throws PanalException {
        return node.write(order, packet(0, records), sum);
    }

    @Override
    public IncomingBlock begin(BlockWrite order, Runnable givenUp) throws PanalException {
        FakeBlockWriter writer = node.begin(order);
        return new IncomingBlock() {
            @Override
            public void write(int firstChunk, ByteBuffer records) throws PanalException {
                writer.write(packet(firstChunk, records));
            }

            @Override
            public List<Receipt> finish(BlockSum sum, long patienceMillis) throws PanalException {
                return writer.finish(sum, patienceMillis);
            }

            @Override
            public void abort() {
                writer.abort();
            }
        };
    }

    private static Packet packet(int firstChunk, ByteBuffer records) {
        byte[] bytes = new byte[records.remaining()];
        records.get(bytes);
        return new Packet(firstChunk, bytes);
    }
}
