package panal.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import panal.bench.machine.Steadiness;
import panal.bench.measure.Lane;
import panal.bench.measure.Round;
import panal.bench.measure.SourceFile;
import panal.bench.report.Figures;
import panal.bench.system.Durability;
import panal.bench.system.SystemUnderTest;

/**
 * One run of the whole benchmark. For each durability the systems are started anew, warmed up in a round that verifies all
 * data and records nothing, and then measured in rounds: in each of them first the machine, then job by job one system after
 * the other, every second round in the reverse order, so that whatever drifts, drifts for all. For one thread, once.
 */
final class ClusterRun {
    private final Settings settings;
    private final List<SystemUnderTest> systems;
    private final Steadiness steadiness;
    private final Consumer<String> log;
    private final Figures figures = new Figures();
    private int roundNumber;

    /** @param log told of every figure at once, for whoever watches */
    ClusterRun(Settings settings, List<SystemUnderTest> systems, Consumer<String> log) {
        this.settings = settings;
        this.systems = List.copyOf(systems);
        this.steadiness = settings.steadiness();
        this.log = log;
    }

    /**
     * What is run.
     *
     * @param work a directory for the local files
     */
    record Settings(
            Jobs jobs, Sizes sizes, int runs, List<Durability> durabilities, Path work, Steadiness steadiness) {}

    /** Told the figures so far after each round, so that a run that is ended early was not in vain. */
    @FunctionalInterface
    interface Listener {
        void roundDone(Figures figures) throws IOException;
    }

    Figures run(Listener listener) throws IOException {
        Sizes sizes = settings.sizes();
        SourceFile large = SourceFile.make(settings.work().resolve("large"), sizes.large());
        SourceFile half = SourceFile.make(settings.work().resolve("half"), sizes.parallel());
        List<Job> jobs =
                settings.jobs().ofEachRound(large, half, settings.work().resolve("download"));
        try (Limits limits = new Limits(large, settings.work(), sizes, steadiness, figures)) {
            for (Durability durability : settings.durabilities()) {
                boolean first = durability == settings.durabilities().get(0);
                new Phase(durability, limits, jobs, first).run(listener);
            }
        } finally {
            Files.deleteIfExists(large.path());
            Files.deleteIfExists(half.path());
        }
        return figures;
    }

    /** All rounds with one durability. */
    private final class Phase {
        private final Durability durability;
        private final Limits limits;
        private final List<Job> jobs;
        private final boolean withStarts;
        private final List<Lane> lanes = new ArrayList<>();

        Phase(Durability durability, Limits limits, List<Job> jobs, boolean withStarts) {
            this.durability = durability;
            this.limits = limits;
            this.jobs = jobs;
            this.withStarts = withStarts;
        }

        void run(Listener listener) throws IOException {
            try {
                for (SystemUnderTest system : systems) {
                    lanes.add(begin(system));
                }
                round(true, jobs, settings.jobs().names());
                for (int i = 0; i < settings.runs(); i++) {
                    round(false, jobs, settings.jobs().names());
                    listener.roundDone(figures);
                }
                for (int i = 0; withStarts && i < settings.runs(); i++) {
                    round(false, settings.jobs().ofStarts(), Set.of("start"));
                    listener.roundDone(figures);
                }
            } finally {
                for (Lane lane : lanes) {
                    lane.close();
                }
                // Also those whose start has failed, of which something may run.
                for (SystemUnderTest system : systems) {
                    system.close();
                }
            }
        }

        private Lane begin(SystemUnderTest system) throws IOException {
            log.accept("start " + system.name() + ", " + durability);
            SystemUnderTest.Starting starting = system.start(durability);
            Lane lane = new Lane(system, system.name(), durability, steadiness, figures);
            lane.client().ask("first-write", "/first", 1, 180);
            starting.await();
            return lane;
        }

        private void round(boolean warm, List<Job> work, Set<String> names) throws IOException {
            if (work.isEmpty()) {
                return;
            }
            Round round = new Round(warm ? 0 : ++roundNumber, warm, log);
            List<Lane> order = new ArrayList<>(lanes);
            if (round.number() % 2 == 0) {
                Collections.reverse(order);
            }
            limits.measure(round, names, settings.durabilities().contains(Durability.SYNCED));
            for (Job job : work) {
                for (Lane lane : order) {
                    job.run(lane, round);
                }
            }
        }
    }
}
