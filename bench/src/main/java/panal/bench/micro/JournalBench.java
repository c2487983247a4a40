package panal.bench.micro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import panal.namenode.commit.Committer;
import panal.namenode.journal.FileJournal;
import panal.namenode.namespace.CompleteUpload;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.FoundCluster;
import panal.namenode.namespace.IdKind;
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

/**
 * Files of one block made durable per second: by the committer and its journal with 1, 8 and 64 callers, beside what the
 * disk can do: a loop of appends as large as such an edit, each forced, to a file that grows or one with room already.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls open before anything else.
public class JournalBench {
    private static final String USER = "ana";
    private static final int EDIT_BYTES = 232;
    private static final int ROOM = 256 << 20;
    private static final int RESERVED_MILLIONS = 100;
    private static final int PIECE = 1 << 20;

    private final AtomicLong next = new AtomicLong();
    private final ByteBuffer edit = ByteBuffer.allocateDirect(EDIT_BYTES);
    private Path directory = Path.of("");
    private Committer committer;
    private FileChannel growing;
    private FileChannel roomy;

    @Setup
    public void open() throws IOException, PanalException {
        directory = Files.createTempDirectory("panal-journal");
        committer = Committer.open(
                FileJournal.in(Files.createDirectory(directory.resolve("journal")), task -> {}),
                task -> new Thread(task),
                Committer.QUEUE);
        committer.submit(new FoundCluster(new ClusterId(new UUID(1, 2)), USER, new Bits256(1, 2, 3, 4), 1));
        for (int i = 0; i < RESERVED_MILLIONS; i++) {
            committer.submit(new ReserveIds(IdKind.BLOCK, 1_000_000));
        }
        growing = file("growing");
        roomy = file("roomy");
        for (int at = 0; at < ROOM; at += PIECE) {
            roomy.write(ByteBuffer.allocate(PIECE), at);
        }
        roomy.force(true);
    }

    private FileChannel file(String name) throws IOException {
        return FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @TearDown
    public void close() throws IOException {
        committer.close();
        growing.close();
        roomy.close();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public FileStatus callers1() throws PanalException {
        return complete();
    }

    @Benchmark
    @Threads(8)
    public FileStatus callers8() throws PanalException {
        return complete();
    }

    @Benchmark
    @Threads(64)
    public FileStatus callers64() throws PanalException {
        return complete();
    }

    @Benchmark
    public void bareForce() throws IOException {
        growing.write(edit.clear());
        growing.force(false);
    }

    @Benchmark
    public void bareForceWithRoom() throws IOException {
        if (roomy.position() > ROOM - EDIT_BYTES) {
            roomy.position(0);
        }
        roomy.write(edit.clear());
        roomy.force(false);
    }

    private FileStatus complete() throws PanalException {
        long number = next.incrementAndGet();
        Place place = new Place(DirectoryInode.ROOT, "file-" + number);
        UploadFacts facts =
                new UploadFacts(new UploadId(number), new FileId(1 + number), place, 3, 64 << 20, false, 0, USER);
        Origin origin = new Origin(USER, number, new RequestId(new UUID(3, number)));
        WrittenBlock block = new WrittenBlock(0, new BlockId(number), new BlockSum(4_096, 7));
        return committer.submit(new CompleteUpload(origin, facts, OptionalInt.empty(), List.of(block)));
    }
}
