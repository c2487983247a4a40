package panal.namenode.service.query;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import panal.namenode.access.Access;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FindTest;
import panal.protocol.value.FoundFile;

/** What one call of a search finds. A path is put together only for an entry whose name fits. For one thread. */
final class FindStretch implements TreeQueries.Stretch {
    /** Comparing a name with patterns of so many characters takes no longer than another step does. */
    private static final int PATTERN_OF_STEP = 32;

    private final String user;
    private final Access access;
    private final FindQuery query;
    private final FindTest test;
    private final Predicate<String> nameTest;
    /** Steps that comparing a name counts for, besides the one for the entry. */
    private final int nameCost;

    private final List<FoundFile> found = new ArrayList<>();
    private final List<FilePath> closed = new ArrayList<>();
    private long looked;

    FindStretch(String user, Access access, FindQuery query) {
        this.user = user;
        this.access = access;
        this.query = query;
        this.test = query.test();
        this.nameTest = test.nameTest();
        this.nameCost =
                test.names().stream().mapToInt(name -> name.text().length()).sum() / PATTERN_OF_STEP;
    }

    @Override
    public boolean hasRoom() {
        return found.size() + closed.size() < query.limit();
    }

    @Override
    public boolean begin(FilePath path, Inode top) {
        looked++;
        if (test.shallowest() <= 0 && test.deepest() >= 0 && nameTest.test(path.isRoot() ? "/" : path.name())) {
            test(path, top);
        }
        return top.isDirectory() && test.deepest() > 0 && mayEnter(path, top);
    }

    @Override
    public int look(TreeWalk.Step step, TreeWalk walk) throws InvalidInput {
        looked++;
        int level = step.level();
        int cost = 1;
        if (level >= test.shallowest() && level <= test.deepest()) {
            cost += nameCost;
            if (nameTest.test(step.inode().name())) {
                cost += test(step.path(), step.inode());
            }
        }
        if (step.inode().isDirectory() && level < test.deepest()) {
            FilePath path = step.path();
            if (mayEnter(path, step.inode())) {
                walk.enter(path, step.inode());
            }
        }
        return cost;
    }

    @Override
    public boolean mayEnter(FilePath path, Inode directory) {
        if (access.mayRead(user, directory)) {
            return true;
        }
        closed.add(path);
        return false;
    }

    /** Tests the rest, and says how many blocks it had to add up for the sum. */
    private int test(FilePath path, Inode inode) {
        FileStatus status = inode.status(path);
        if (!test.holdsFor(status)) {
            return 0;
        }
        if (query.sums() && inode instanceof FileInode file && access.mayRead(user, file)) {
            found.add(new FoundFile(status, true, FileQueries.sum(file.content())));
            return file.content().blocks().size();
        }
        found.add(new FoundFile(status, false, 0));
        return 0;
    }

    FindPage page(String next) {
        return new FindPage(found, closed, looked, next);
    }
}
