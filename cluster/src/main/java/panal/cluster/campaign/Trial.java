package panal.cluster.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import panal.cliente.write.UploadOptions;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.HealedCopies;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;
import panal.cluster.oracle.Oracle;
import panal.cluster.workload.Ledger;
import panal.cluster.workload.Workload;
import panal.protocol.error.PanalException;

/**
 * One fault with one seed: a cluster, clients at work, the fault, and then the oracle, once as things are and once more after
 * all processes were ended, by kill -9 or in order, and started again.
 */
final class Trial {
    /** Small blocks, so that files of a few MiB have several. */
    private static final long BLOCK_SIZE = 1L << 20;

    private static final int WARM_UP = 20;

    private final Fault fault;
    private final long seed;
    private final boolean isolated;
    private int operations;
    private int copies;

    Trial(Fault fault, long seed, boolean isolated) {
        this.fault = fault;
        this.seed = seed;
        this.isolated = isolated;
    }

    /** Never throws because of the fault; the directory of a trial that failed is left, and named in the verdict. */
    Verdict run() throws Exception {
        Path directory = Files.createTempDirectory("panal-" + fault.name() + "-" + seed + "-");
        long start = System.nanoTime();
        Optional<String> failure = Optional.empty();
        try (Site site = new Site(directory, chance(seed), isolated)) {
            String reason = fault.reasonAgainst(site);
            if (!reason.isEmpty()) {
                DirectoryTree.delete(directory);
                return Verdict.skipped(fault.name(), seed, reason);
            }
            Files.createDirectories(site.home());
            stage(site);
        } catch (Exception | AssertionError broken) {
            failure = Optional.of(broken + "\n    its directory: " + directory);
            Files.writeString(directory.resolve("failure.txt"), StackText.of(broken));
        }
        if (failure.isEmpty()) {
            DirectoryTree.delete(directory);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Verdict(fault.name(), seed, seconds, operations, copies, failure, Optional.empty());
    }

    /** Mixed first: of seeds that are near each other, Random's first choices are all the same. */
    private static Random chance(long seed) {
        return new Random(new SplittableRandom(seed).nextLong());
    }

    private void stage(Site site) throws Exception {
        RealCluster cluster = site.keep(RealCluster.prepare(fault.cluster(site), site.home()));
        // The trial deletes its whole directory, or leaves it.
        cluster.keepHome();
        cluster.startAll();
        UploadOptions options = UploadOptions.DEFAULT.withBlockSize(BLOCK_SIZE).withReplication(fault.replication());
        Workload work = site.keep(new Workload(cluster::client, options, fault.clients(), seed));
        Stage stage = new Stage(site, cluster, work);
        if (fault.clients() > 0) {
            stage.untilDone(WARM_UP);
        } else {
            stage.add(warmedUp(cluster, options));
        }
        Oracle oracle = new Oracle(cluster, fault.patience());
        try {
            fault.strike(stage);
        } finally {
            work.close();
            operations = stage.acknowledged();
        }
        fault.mend(stage);
        operations = stage.acknowledged();
        requireTruth(stage);
        judge(stage, oracle);
        copies = HealedCopies.in(cluster);
        restart(stage);
        oracle.requireFiles(stage.ledgers());
        oracle.requireCopies(cluster.dataNodes().size());
    }

    /** Lets the processes do some first work, so that what they hold then can be compared with what they hold later. */
    private Ledger warmedUp(RealCluster cluster, UploadOptions options) throws PanalException {
        try (Workload first = new Workload(cluster::client, options, 1, seed)) {
            cluster.await("some first work is done", () -> first.done() >= WARM_UP);
            first.close();
            return first.ledgers().get(0);
        }
    }

    private void requireTruth(Stage stage) {
        List<String> violations = stage.work().complaints().violations();
        List<String> errors = stage.work().complaints().errors();
        if (!violations.isEmpty()) {
            throw new AssertionError("clients met " + violations);
        }
        if (!errors.isEmpty() && !fault.errorsAllowed()) {
            throw new AssertionError("clients met " + errors.size() + " errors, and none is expected: " + errors);
        }
    }

    private void judge(Stage stage, Oracle oracle) throws Exception {
        stage.cluster().awaitLive(stage.cluster().dataNodes().size());
        oracle.requireFiles(stage.ledgers());
        oracle.requireCopies(stage.cluster().dataNodes().size());
        oracle.requireNoLeaks();
        oracle.requireQuietLogs(
                fault.expectedInLogs().stream().map(Pattern::compile).toList());
    }

    private static void restart(Stage stage) throws Exception {
        boolean hard = stage.random().nextBoolean();
        List<RealService> services = stage.cluster().services();
        for (int i = services.size() - 1; i >= 0; i--) {
            if (hard) {
                services.get(i).kill();
            } else {
                services.get(i).stop();
            }
        }
        stage.cluster().startAll();
    }
}
