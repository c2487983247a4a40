package panal.cluster.oracle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import panal.cliente.Panal;
import panal.cluster.harness.RealCluster;
import panal.cluster.workload.Ledger;
import panal.protocol.error.PanalException;

/**
 * Decides at the end of a case whether anything was lost, has returned, or was left behind. It waits for the cluster to mend
 * itself, for as long as it is told to, and then fails with what is still wrong. For one thread.
 */
public final class Oracle {
    private static final long STEP_NANOS = 300_000_000L;
    private static final int SHOWN = 8;

    private final RealCluster cluster;
    private final Duration patience;
    private final LeakCheck leaks;

    /** Remembers what the processes hold now. */
    public Oracle(RealCluster cluster, Duration patience) {
        this.cluster = cluster;
        this.patience = patience;
        this.leaks = LeakCheck.now(cluster);
    }

    /** Every acknowledged byte reads back, and nothing is there that should not be. No waiting: this holds at any time. */
    public void requireFiles(List<Ledger> ledgers) throws PanalException {
        try (Panal panal = cluster.client()) {
            List<String> problems = TreeCheck.problems(panal, ledgers);
            if (!problems.isEmpty()) {
                throw failure("the files are wrong", problems);
            }
        }
    }

    /** Comes to have as many good copies as are wanted, and nothing else, on every disk of {@code nodes}. */
    public void requireCopies(int nodes) throws PanalException {
        try (Panal panal = cluster.client()) {
            settles("the disks are wrong", () -> CopyCheck.problems(cluster, panal, nodes));
        }
    }

    /** No thread, no connection, no open file is left over. */
    public void requireNoLeaks() {
        settles("something leaks (" + leaks + ")", () -> leaks.problems(cluster));
    }

    /** Nobody has logged an error that was not expected. */
    public void requireQuietLogs(List<Pattern> expected) {
        settles("unexpected in the logs", () -> LogCheck.problems(cluster.home().resolve("log"), expected));
    }

    private void settles(String what, Callable<List<String>> look) {
        long end = System.nanoTime() + patience.toNanos();
        AssertionError last = new AssertionError(what);
        do {
            long asked = System.nanoTime();
            try {
                List<String> problems = look.call();
                if (problems.isEmpty()) {
                    return;
                }
                last = failure(what + " after " + patience.toSeconds() + " s", problems);
            } catch (Exception notYet) {
                last = new AssertionError(what + ": " + notYet, notYet);
            }
            // Reading all disks takes the cores from those that still mend them.
            LockSupport.parkNanos(Math.max(STEP_NANOS, 3 * (System.nanoTime() - asked)));
        } while (System.nanoTime() < end);
        throw last;
    }

    private static AssertionError failure(String what, List<String> problems) {
        return new AssertionError(what + ", " + problems.size() + " in all: "
                + String.join("; ", problems.subList(0, Math.min(SHOWN, problems.size()))));
    }
}
