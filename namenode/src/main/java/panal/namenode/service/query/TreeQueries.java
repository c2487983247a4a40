package panal.namenode.service.query;

import java.util.Optional;
import java.util.function.Supplier;
import panal.namenode.access.Access;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Namespace;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.Limits;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;

/**
 * Questions about all that is below a directory, answered from the last published namespace, a bounded number of entries a
 * call. Rights are those of a walk: a directory's names need r and x of it, and nothing is said about those in a directory
 * that the user may not read. Thread-safe.
 */
public final class TreeQueries {
    /** What one call goes through, so that it is answered soon whatever the tree is like. */
    private static final int STEPS = 20_000;

    private final Supplier<Namespace> published;

    public TreeQueries(Supplier<Namespace> published) {
        this.published = published;
    }

    public FindPage find(String user, FindQuery query) throws PanalException {
        requirePage(query.limit());
        Namespace now = published.get();
        FindStretch found = new FindStretch(user, new Access(now), query);
        return found.page(go(user, now, query.path(), query.after(), found));
    }

    public UsagePage usages(String user, UsageQuery query) throws PanalException {
        requirePage(query.limit());
        Namespace now = published.get();
        UsageStretch sums = new UsageStretch(user, new Access(now), query);
        return sums.page(go(user, now, query.path(), query.after(), sums));
    }

    /** What looks at the entries of a stretch. */
    interface Stretch {
        boolean hasRoom();

        /** Looks at where the walk begins, and says whether to go on with what is in it. */
        boolean begin(FilePath path, Inode top);

        /** Whether to go on in a directory in which the page before has ended; notes one that was closed since. */
        boolean mayEnter(FilePath path, Inode directory);

        /** Looks at an entry, has the walk enter it perhaps, and says how many steps that counts for. */
        int look(TreeWalk.Step step, TreeWalk walk) throws InvalidInput;
    }

    /** Goes through one stretch, and says where the next begins. */
    private static String go(String user, Namespace now, FilePath path, String after, Stretch stretch)
            throws PanalException {
        new Access(now).toStat(user, path);
        Inode top = now.existing(path);
        boolean below = after.isEmpty() ? stretch.begin(path, top) : top.isDirectory();
        if (!below) {
            return "";
        }
        TreeWalk walk = TreeWalk.of(now, path, top, after, stretch::mayEnter);
        for (int steps = 0; steps < STEPS && stretch.hasRoom(); ) {
            Optional<TreeWalk.Step> step = walk.next();
            if (step.isEmpty()) {
                break;
            }
            steps += stretch.look(step.get(), walk);
        }
        return walk.position();
    }

    private static void requirePage(int limit) throws InvalidInput {
        if (limit < 1 || limit > Limits.PAGE_ENTRIES) {
            throw new InvalidInput("limit " + limit + " is not between 1 and " + Limits.PAGE_ENTRIES);
        }
    }
}
