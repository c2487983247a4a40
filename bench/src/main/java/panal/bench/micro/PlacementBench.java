package panal.bench.micro;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
import panal.namenode.placement.ClusterView;
import panal.namenode.placement.Place;
import panal.namenode.placement.Placement;
import panal.namenode.placement.Wish;
import panal.protocol.value.NodeName;

/** The choice of three nodes for a new block, from four on one host and from a hundred on a hundred hosts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlacementBench {
    private final RandomGenerator random = new Random(1);
    private final Wish wish = new Wish(3, 64L << 20, List.of());
    private ClusterView view = new ClusterView(List.of());

    @Param({"4", "100"})
    private int nodes;

    @Setup
    public void join() {
        view = new ClusterView(IntStream.rangeClosed(1, nodes)
                .mapToObj(slot -> new Place(
                        NodeName.ofSlot(slot),
                        nodes > 4 ? "host-" + slot : "host",
                        "",
                        (slot + 10L) << 30,
                        slot % 5,
                        ""))
                .toList());
    }

    @Benchmark
    public List<NodeName> choose() {
        return Placement.choose(view, wish, random);
    }
}
