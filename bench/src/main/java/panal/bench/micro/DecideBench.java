package panal.bench.micro;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import panal.namenode.access.Access;
import panal.namenode.namespace.CompleteUpload;
import panal.namenode.namespace.Decision;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.FoundCluster;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.ReserveIds;
import panal.namenode.namespace.UploadFacts;
import panal.namenode.namespace.WrittenBlock;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FileId;
import panal.protocol.value.FileStatus;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadId;

/** What the one writer does for a new file of one block: decide with a look at rights, and replay. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecideBench {
    private static final String USER = "ana";
    private static final int IDS = 1_000_000;

    @Param({"1000", "100000"})
    private int files;

    private Namespace namespace = Namespace.empty();
    private CompleteUpload command = complete(1);
    private List<Edit> edits = List.of();

    @Setup
    public void fill() throws PanalException {
        Namespace next = Namespace.empty();
        FoundCluster found = new FoundCluster(new ClusterId(new UUID(1, 2)), USER, new Bits256(1, 2, 3, 4), 1);
        next = next.replayAll(next.decide(found, new Access(next)).edits());
        for (IdKind kind : IdKind.values()) {
            next = next.replayAll(
                    next.decide(new ReserveIds(kind, IDS), new Access(next)).edits());
        }
        for (int i = 1; i <= files; i++) {
            next = next.replayAll(next.decide(complete(i), new Access(next)).edits());
        }
        namespace = next;
        command = complete(files + 1);
        edits = decide().edits();
    }

    @Benchmark
    public Decision<FileStatus> decide() throws PanalException {
        return namespace.decide(command, new Access(namespace));
    }

    @Benchmark
    public Namespace replay() {
        return namespace.replayAll(edits);
    }

    /** Numbers from 1,000 on are free: a new cluster has taken a few. */
    private static CompleteUpload complete(int number) {
        long id = 1_000L + number;
        UploadFacts facts = new UploadFacts(
                new UploadId(id),
                new FileId(id),
                new Place(DirectoryInode.ROOT, "file-" + number),
                3,
                64L << 20,
                false,
                0,
                USER);
        Origin origin = new Origin(USER, 1_800_000_000_000L, new RequestId(new UUID(3, id)));
        return new CompleteUpload(
                origin,
                facts,
                OptionalInt.empty(),
                List.of(new WrittenBlock(0, new BlockId(id), new BlockSum(4_096, number))));
    }
}
