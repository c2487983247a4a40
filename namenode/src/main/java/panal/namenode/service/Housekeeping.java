package panal.namenode.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Committer;
import panal.namenode.membership.NodeState;
import panal.namenode.membership.StateChange;
import panal.namenode.namespace.DoomBlocks;
import panal.namenode.namespace.ExpireUploads;
import panal.namenode.namespace.ForgetDoomed;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Reclaim;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.upload.PathHolds;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.UploadId;

/** What time brings about: silence, expiry, clearing up. Called by one thread, a few times a second. */
final class Housekeeping {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    /** Batches of a deleted tree that are reclaimed at one call. */
    private static final int RECLAIMED_AT_ONCE = 10;

    private static final int FORGOTTEN_AT_ONCE = 1_000;
    /**
     * How long living clients of old uploads have to be heard of, three times a minute, after a time when they could not be:
     * what is held is not journaled. Twice what a silent one has.
     */
    private final Duration listening;

    private final Committer committer;
    private final Cluster cluster;
    private final Clock clock;
    private final Sessions sessions;
    private final Links links;
    private final PathHolds holds;
    private final MemberCare members;
    private final KeptOrphans kept;
    /** Until when nobody could be heard of: this process's start, or safe mode's end. */
    private Instant quiet;

    Housekeeping(
            Committer committer,
            Cluster cluster,
            Clock clock,
            Sessions sessions,
            Links links,
            PathHolds holds,
            MemberCare members) {
        this.committer = committer;
        this.cluster = cluster;
        this.clock = clock;
        this.sessions = sessions;
        this.links = links;
        this.holds = holds;
        this.listening = holds.time().multipliedBy(2);
        this.members = members;
        this.kept = new KeptOrphans(cluster, clock);
        this.quiet = clock.instant();
    }

    void run() throws PanalException {
        sessions.sweep();
        for (UploadId upload : holds.sweep()) {
            log.info("upload's client is silent upload={}", upload);
            cluster.release(new BlockId(upload.number()));
        }
        cluster.tick().forEach(this::changed);
        members.run();
        kept.look();
        if (cluster.safeModeReason().isEmpty()) {
            clearUp(committer.published());
        } else {
            quiet = clock.instant();
        }
    }

    private void changed(StateChange change) {
        log.info(
                "node state node={} before={} now={}",
                change.name(),
                change.before().text(),
                change.now().text());
        if (change.now() == NodeState.DEAD) {
            links.end(change.node());
        }
    }

    private void clearUp(Namespace now) throws PanalException {
        if (quiet.plus(listening).isBefore(clock.instant())) {
            expireUploads(now);
        }
        for (int i = 0;
                i < RECLAIMED_AT_ONCE && !committer.published().detached().isEmpty();
                i++) {
            committer.submit(new Reclaim(Reclaim.BATCH, clock.millis()));
        }
        doomOrphans(now);
        List<BlockId> gone = cluster.doomedAndGone(FORGOTTEN_AT_ONCE);
        if (!gone.isEmpty()) {
            int forgotten = committer.submit(new ForgetDoomed(gone));
            log.info("deleted blocks are gone blocks={}", forgotten);
        }
    }

    private void expireUploads(Namespace now) throws PanalException {
        List<UploadId> silent = now.uploads().stream()
                .filter(upload -> !holds.holds(upload.facts().id()) && upload.isOver(now, clock.millis()))
                .map(upload -> upload.facts().id())
                .toList();
        if (!silent.isEmpty()) {
            int expired = committer.submit(new ExpireUploads(silent, clock.millis()));
            log.info("uploads expired uploads={}", expired);
        }
    }

    /** Ids beyond those given out are no orphans: they are from a later time than this journal knows of. */
    private void doomOrphans(Namespace now) throws PanalException {
        List<BlockId> orphans = cluster.overdueOrphans(now.nextId(IdKind.BLOCK));
        if (!orphans.isEmpty()) {
            List<BlockId> doomed = committer.submit(new DoomBlocks(orphans, clock.millis()));
            log.info("orphans doomed blocks={}", doomed.size());
        }
    }
}
