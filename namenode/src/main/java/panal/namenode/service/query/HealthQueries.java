package panal.namenode.service.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import panal.namenode.access.Access;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.StoredBlock;
import panal.namenode.service.cluster.Cluster;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockHealth;
import panal.protocol.value.BlockHealthPage;
import panal.protocol.value.FileHealth;
import panal.protocol.value.FilePath;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.HealthTally;
import panal.protocol.value.Limits;
import panal.protocol.value.Verdict;

/**
 * Questions about the health of files, answered from the last published namespace and from what is known of blocks just
 * now, some blocks at a time: no lock is held for longer than those take. Thread-safe.
 */
public final class HealthQueries {
    private static final int BLOCKS_UNDER_LOCK = 200;
    /** What one call looks at, so that it is answered soon whatever the tree is like. */
    private static final int STEPS = 5_000;

    private static final int BLOCKS = 50_000;

    private final Supplier<Namespace> published;
    private final Cluster cluster;
    private final Clock clock;
    private final Instant started;

    public HealthQueries(Supplier<Namespace> published, Cluster cluster, Clock clock) {
        this.published = published;
        this.cluster = cluster;
        this.clock = clock;
        this.started = clock.instant();
    }

    public HealthPage health(String user, HealthQuery query) throws PanalException {
        if (query.limit() < 1 || query.limit() > Limits.PAGE_ENTRIES) {
            throw new InvalidInput("limit " + query.limit() + " is not between 1 and " + Limits.PAGE_ENTRIES);
        }
        Namespace now = published.get();
        Access access = new Access(now);
        access.toRead(user, query.path());
        Inode top = now.existing(query.path());
        Stretch stretch = new Stretch(query.everyFile());
        if (top instanceof FileInode file) {
            stretch.file(query.path(), file);
            return stretch.page("");
        }
        stretch.tally = query.after().isEmpty() ? oneDirectory() : HealthTally.NOTHING;
        TreeWalk.Gate gate = (path, directory) -> mayRead(access, user, path) || stretch.refused();
        TreeWalk walk = TreeWalk.of(now, query.path(), top, query.after(), gate);
        for (int steps = 0; steps < STEPS && stretch.roomFor(query.limit()); steps++) {
            Optional<TreeWalk.Step> step = walk.next();
            if (step.isEmpty()) {
                break;
            }
            FilePath path = step.get().path();
            if (!mayRead(access, user, path)) {
                stretch.refused();
            } else if (step.get().inode() instanceof FileInode file) {
                stretch.file(path, file);
            } else {
                stretch.tally = stretch.tally.plus(oneDirectory());
                walk.enter(path, step.get().inode());
            }
        }
        return stretch.page(walk.position());
    }

    private static boolean mayRead(Access access, String user, FilePath path) {
        try {
            access.toRead(user, path);
            return true;
        } catch (AccessDenied refused) {
            return false;
        }
    }

    private static HealthTally oneDirectory() {
        return new HealthTally(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** What one call has looked at. */
    private final class Stretch {
        private final boolean everyFile;
        private final List<FileHealth> listed = new ArrayList<>();
        private HealthTally tally = HealthTally.NOTHING;

        Stretch(boolean everyFile) {
            this.everyFile = everyFile;
        }

        boolean roomFor(int limit) {
            return tally.files() < limit && tally.blocks() < BLOCKS;
        }

        /** Counts one that may not be read, also a directory that was closed since the page before; says false. */
        boolean refused() {
            tally = tally.plus(new HealthTally(0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
            return false;
        }

        void file(FilePath path, FileInode file) {
            FileJudge judge = new FileJudge(path, file);
            int count = judge.blocks().size();
            for (int from = 0; from < count; from += BLOCKS_UNDER_LOCK) {
                List<StoredBlock> some = judge.blocks().subList(from, Math.min(count, from + BLOCKS_UNDER_LOCK));
                judged(some, judge.wanted()).forEach(judge::add);
            }
            tally = tally.plus(judge.tally());
            FileHealth health = judge.health();
            if (everyFile || health.verdict() != Verdict.SAFE) {
                listed.add(health);
            }
        }

        HealthPage page(String next) {
            return new HealthPage(listed, tally, next);
        }
    }

    private List<Judgement> judged(List<StoredBlock> blocks, int wanted) {
        return cluster.under(state -> {
            BlockJudge judge = new BlockJudge(state, clock.instant(), started);
            return blocks.stream().map(block -> judge.judge(block.id(), wanted)).toList();
        });
    }

    public BlockHealthPage blocks(String user, FilePath path, int firstBlock, int limit) throws PanalException {
        Namespace now = published.get();
        new Access(now).toRead(user, path);
        FileInode file = now.file(path);
        List<StoredBlock> all = file.content().blocks();
        if (limit < 1 || limit > Limits.PAGE_ENTRIES || firstBlock < 0 || firstBlock > all.size()) {
            throw new InvalidInput("blocks from " + firstBlock + " on, at most " + limit + ", of " + path + ": it has "
                    + all.size() + " blocks, of which " + Limits.PAGE_ENTRIES + " are told at once");
        }
        int end = (int) Math.min(all.size(), (long) firstBlock + Math.min(limit, BLOCKS_UNDER_LOCK));
        int wanted = file.content().copies();
        List<StoredBlock> some = all.subList(firstBlock, end);
        List<Judgement> judgements = judged(some, wanted);
        List<BlockHealth> blocks = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            blocks.add(health(some.get(i), firstBlock + i, wanted, judgements.get(i)));
        }
        return new BlockHealthPage(blocks, end < all.size());
    }

    private static BlockHealth health(StoredBlock block, int index, int wanted, Judgement judgement) {
        return new BlockHealth(
                block.id(),
                index,
                block.sum().length(),
                judgement.verdict(),
                wanted,
                judgement.copies(),
                judgement.places(),
                judgement.detail());
    }
}
