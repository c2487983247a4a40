package panal.bench.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import panal.bench.measure.SourceFile;

/** Which jobs a run has. */
final class Jobs {
    /** What {@code --only} chooses from. */
    static final List<String> NAMES = List.of("big", "par", "small", "oneshot", "start", "memory");

    private final Set<String> chosen;
    private final List<Integer> replications;
    private final Sizes sizes;

    Jobs(Set<String> chosen, List<Integer> replications, Sizes sizes) {
        this.chosen = Set.copyOf(chosen);
        this.replications = List.copyOf(replications);
        this.sizes = sizes;
    }

    /** The names of those that were chosen. */
    Set<String> names() {
        return chosen;
    }

    /** What is done in every round. Large files with each number of copies, everything else with the highest. */
    List<Job> ofEachRound(SourceFile large, SourceFile half, Path download) {
        List<Job> jobs = new ArrayList<>();
        int most = most();
        if (chosen.contains("big")) {
            replications.forEach(copies -> jobs.add(new LargeFileJob(large, download, copies)));
        }
        if (chosen.contains("par")) {
            jobs.add(new ParallelJob(half, sizes.clients(), most));
        }
        if (chosen.contains("small")) {
            jobs.add(new SmallFilesJob(sizes, 1, most));
            jobs.add(new SmallFilesJob(sizes, sizes.clients(), most));
        }
        if (chosen.contains("oneshot")) {
            jobs.add(new OneShotJob(large, most));
        }
        if (chosen.contains("memory")) {
            // Last: memory is what all the work before it has left.
            jobs.add(new MemoryJob());
        }
        return jobs;
    }

    /** What restarts the systems, in rounds of its own behind the others; the same for every durability. */
    List<Job> ofStarts() {
        return chosen.contains("start") ? List.of(new StartJob(most())) : List.of();
    }

    private int most() {
        return replications.stream().max(Integer::compare).orElse(1);
    }
}
