package panal.bench.micro;

import java.util.List;
import java.util.UUID;
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
import panal.namenode.codec.EditCodec;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.ReplicatedContent;
import panal.namenode.namespace.StoredBlock;
import panal.namenode.namespace.TreeEdit;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FileId;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadId;

/** The journal's codec: the completion of a file of one block as bytes, and back. One edit an operation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EditsBench {
    private final EditCodec codec = new EditCodec();
    private final List<Edit> edits = List.of(completed());
    private final byte[] bytes = codec.encode(edits);

    @Benchmark
    public byte[] encode() {
        return codec.encode(edits);
    }

    @Benchmark
    public List<Edit> decode() throws LocalFailure {
        return codec.decode(1, 1, bytes);
    }

    private static Edit completed() {
        StoredBlock block = new StoredBlock(new BlockId(4_711), new BlockSum(4_096, 815));
        FileInode file = new FileInode(
                new FileId(123_456),
                new Place(new FileId(42), "a-file-of-usual-name.txt"),
                new Attributes("ana", "ana", Attributes.FILE_MODE, 1_800_000_000_000L, 1_800_000_000_000L),
                new ReplicatedContent(3, 64L << 20, List.of(block)));
        Origin origin = new Origin("ana", 1_800_000_000_000L, new RequestId(new UUID(1, 2)));
        return new TreeEdit.FileCompleted(origin, file, new UploadId(99));
    }
}
