package panal.namenode.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.service.cluster.Cluster;

/** Says in the log how many blocks are kept that no file has, when that has changed. Called by one thread. */
final class KeptOrphans {
    private static final Logger log = LoggerFactory.getLogger(KeptOrphans.class);
    /** Nodes tell their blocks one after another: not a line for each page. */
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final Clock clock;
    private Instant next;
    private long said;

    KeptOrphans(Cluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
        this.next = clock.instant();
    }

    void look() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        long kept = cluster.under(state -> state.blocks().diagnosis().keptOrphans());
        if (kept != said) {
            log.warn("blocks of no file are kept, as metadata was lost blocks={} before={}", kept, said);
            said = kept;
            next = now.plus(BETWEEN);
        }
    }
}
