package panal.bench.micro;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.RecordEncoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.CorruptBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;

/** One full packet made of plain bytes, and verified; 448 KiB of data an operation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordBench {
    private final byte[] data = randomBytes(Limits.PACKET_CHUNKS * Limits.CHUNK_BYTES);
    private final Packet packet = encode();
    private final RecordDecoder decoder = RecordDecoder.reading(new BlockId(1), data.length);

    @Benchmark
    public Packet encode() {
        RecordEncoder encoder = new RecordEncoder();
        encoder.put(data, 0, data.length);
        return encoder.take();
    }

    @Benchmark
    public VerifiedRecords verify() throws CorruptBlock {
        return decoder.verify(packet, 0);
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
