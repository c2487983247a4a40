package panal.datanode.heartbeat;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.value.Finding;

/** What the NameNode must know and has not acknowledged. Thread-safe; its monitor guards the table. */
public final class Findings {
    private static final Logger log = LoggerFactory.getLogger(Findings.class);
    /** The NameNode orders again what it hears nothing of, and what is wrong is found again. */
    private static final int WAITING_MAX = 10_000;

    private final Set<Finding> waiting = new LinkedHashSet<>();

    public Findings() {}

    /** Will be told; nothing is told twice at a time. */
    public synchronized void add(Finding finding) {
        if (waiting.size() < WAITING_MAX) {
            waiting.add(finding);
        } else {
            log.warn("finding dropped, too many wait finding={}", finding);
        }
    }

    /** All of them, the oldest first. */
    public synchronized List<Finding> waiting() {
        return List.copyOf(waiting);
    }

    /** The oldest ones, at most so many. */
    synchronized List<Finding> oldest(int limit) {
        return waiting.stream().limit(limit).toList();
    }

    /** The NameNode has heard of these. */
    synchronized void told(Collection<Finding> heard) {
        heard.forEach(waiting::remove);
    }
}
