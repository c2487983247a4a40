package panal.bench.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import panal.bench.machine.BareCalls;
import panal.bench.machine.ForcedWrites;
import panal.bench.machine.LocalCopies;
import panal.bench.machine.LoopbackStream;
import panal.bench.machine.Steadiness;
import panal.bench.measure.Round;
import panal.bench.measure.SourceFile;
import panal.bench.report.Figures;
import panal.bench.report.Row;
import panal.bench.system.ProgramCall;

/** What the machine itself can do, in the same minutes as the systems on it. */
final class Limits implements AutoCloseable {
    private static final Set<String> BULK = Set.of("big", "par", "oneshot");
    private static final Set<String> STARTS = Set.of("oneshot", "start");

    private final SourceFile source;
    private final Path directory;
    private final Sizes sizes;
    private final Steadiness steadiness;
    private final Figures figures;
    private final BareCalls bare;

    Limits(SourceFile source, Path directory, Sizes sizes, Steadiness steadiness, Figures figures) throws IOException {
        this.source = source;
        this.directory = directory;
        this.sizes = sizes;
        this.steadiness = steadiness;
        this.figures = figures;
        this.bare = new BareCalls();
    }

    /**
     * Measures once all limits that these jobs are held against.
     *
     * @param jobs names as in {@link Jobs#NAMES}
     * @param forced whether copies that are on the disk too are wanted
     */
    void measure(Round round, Set<String> jobs, boolean forced) throws IOException {
        if (!Collections.disjoint(jobs, BULK)) {
            bulk(round, forced);
        }
        if (jobs.contains("small")) {
            calls(round);
            forcedWrites(round);
        }
        if (!Collections.disjoint(jobs, STARTS)) {
            record(round, Rows.JVM, 1, startOfJvm());
        }
    }

    private void bulk(Round round, boolean forced) throws IOException {
        LocalCopies copies = new LocalCopies(source.path(), directory);
        record(round, Rows.READ_CACHED, source.bytes(), copies.read());
        for (int count : List.of(1, 3)) {
            copy(round, copies, count, false);
            if (forced) {
                copy(round, copies, count, true);
            }
        }
        steadiness.prepare(0);
        record(round, Rows.STREAM, source.bytes(), LoopbackStream.send(source.bytes()));
    }

    private void forcedWrites(Round round) throws IOException {
        ForcedWrites writes = new ForcedWrites(directory);
        int count = sizes.calls() / 20;
        record(round, Rows.CREATE_FORCED, count, writes.create(count));
        record(round, Rows.APPEND_FORCED, count, writes.append(count));
    }

    private void copy(Round round, LocalCopies copies, int count, boolean forced) throws IOException {
        steadiness.prepare(count * source.bytes());
        copies.read();
        long nanos = copies.copy(count, forced);
        record(round, Rows.copies(count, forced), source.bytes(), nanos);
        if (count == 3 && !forced) {
            record(round, Rows.COPIES_TIME, 1, nanos);
        }
    }

    private void calls(Round round) throws IOException {
        long alone = bare.call(1, sizes.calls());
        record(round, Rows.CALL, sizes.calls(), alone);
        record(round, Rows.CALLS, sizes.calls(), alone);
        record(round, Rows.PARALLEL_CALLS, sizes.calls(), bare.call(4, sizes.calls()));
    }

    private long startOfJvm() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> words = List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-version");
        long began = System.nanoTime();
        new ProgramCall(words, Map.of(), directory.resolve("jvm.log")).run();
        return System.nanoTime() - began;
    }

    private void record(Round round, Row row, long amount, long nanos) {
        double seconds = nanos / 1e9;
        double value =
                switch (row.unit()) {
                    case MB_PER_SECOND -> amount / (double) (1 << 20) / seconds;
                    case PER_SECOND -> amount / seconds;
                    case SECONDS -> seconds;
                    case MICROSECONDS -> seconds * 1e6 / amount;
                    case MILLISECONDS, CPU_SECONDS_PER_GIB, CPU_SECONDS_PER_1000, MIB, BYTES ->
                        throw new IllegalArgumentException("no limit is told in " + row.unit());
                };
        round.record(figures, row, Figures.MACHINE, value);
    }

    @Override
    public void close() throws IOException {
        bare.close();
    }
}
