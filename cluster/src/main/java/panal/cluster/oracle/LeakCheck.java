package panal.cluster.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import panal.cluster.harness.ProcessFigures;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;

/**
 * Compares what each process holds with what it, or another of its kind, held when it had just done its first work. Kept
 * connections and pooled threads may differ a little; what a fault leaves behind for each time it happens does not.
 */
final class LeakCheck {
    private static final int THREADS = 12;
    private static final int DESCRIPTORS = 24;

    private final Map<String, ProcessFigures> before;

    private LeakCheck(Map<String, ProcessFigures> before) {
        this.before = before;
    }

    /** Remembers how things are; empty where the kernel does not tell. */
    static LeakCheck now(RealCluster cluster) {
        Map<String, ProcessFigures> figures = new TreeMap<>();
        for (RealService service : cluster.services()) {
            ProcessFigures.of(service.pid()).ifPresent(found -> figures.put(service.name(), found));
        }
        return new LeakCheck(figures);
    }

    /** Empty when all is right. */
    List<String> problems(RealCluster cluster) {
        List<String> problems = new ArrayList<>();
        for (RealService service : cluster.services()) {
            Optional<ProcessFigures> now = ProcessFigures.of(service.pid());
            ProcessFigures then = before.get(service.name());
            if (now.isPresent() && then != null) {
                compare(service.name(), then, now.get(), problems);
            }
        }
        return problems;
    }

    private static void compare(String name, ProcessFigures then, ProcessFigures now, List<String> problems) {
        if (now.threads().size() > then.threads().size() + THREADS) {
            problems.add(name + " has " + now.threads().size() + " threads, and had "
                    + then.threads().size() + "; now " + now.kinds() + ", then " + then.kinds());
        }
        if (now.lasting() > then.lasting() + DESCRIPTORS) {
            problems.add(name + " has " + now.lasting() + " descriptors, and had " + then.lasting() + "; "
                    + now.sockets() + " are sockets, " + now.descriptors());
        }
        if (!now.deleted().isEmpty()) {
            problems.add(name + " holds deleted files open: " + now.deleted());
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        before.forEach((name, figures) -> text.append(name)
                .append(" threads=")
                .append(figures.threads().size())
                .append(" descriptors=")
                .append(figures.lasting())
                .append("; "));
        return text.toString();
    }
}
