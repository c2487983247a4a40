package panal.namenode.service.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import panal.namenode.access.Access;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Inode;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.FilePath;
import panal.protocol.value.Usage;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsagePart;
import panal.protocol.value.UsageQuery;

/** What one call adds up. For one thread. */
final class UsageStretch implements TreeQueries.Stretch {
    private final String user;
    private final Access access;
    private final UsageQuery query;
    private final Map<FilePath, UsagePart> parts = new LinkedHashMap<>();
    private final List<FilePath> closed = new ArrayList<>();

    UsageStretch(String user, Access access, UsageQuery query) {
        this.user = user;
        this.access = access;
        this.query = query;
    }

    @Override
    public boolean hasRoom() {
        return parts.size() + closed.size() < query.limit();
    }

    @Override
    public boolean begin(FilePath path, Inode top) {
        add(path, top.isDirectory(), top);
        return top.isDirectory() && mayEnter(path, top);
    }

    @Override
    public int look(TreeWalk.Step step, TreeWalk walk) throws InvalidInput {
        Inode inode = step.inode();
        boolean own = step.level() <= query.deepest() && (query.files() || inode.isDirectory());
        if (own) {
            add(step.path(), inode.isDirectory(), inode);
        } else {
            add(walk.directoryAt(Math.min(step.level() - 1, query.deepest())), true, inode);
        }
        if (inode.isDirectory()) {
            FilePath path = step.path();
            if (mayEnter(path, inode)) {
                walk.enter(path, inode);
            }
        }
        return 1;
    }

    @Override
    public boolean mayEnter(FilePath path, Inode directory) {
        if (access.mayRead(user, directory)) {
            return true;
        }
        closed.add(path);
        return false;
    }

    private void add(FilePath part, boolean directory, Inode inode) {
        UsagePart known = parts.get(part);
        Usage before = known == null ? Usage.NOTHING : known.usage();
        parts.put(part, new UsagePart(part, directory, before.plus(usage(inode))));
    }

    private static Usage usage(Inode inode) {
        if (inode instanceof FileInode file) {
            long length = file.content().length();
            return new Usage(0, 1, length, length * file.content().copies());
        }
        return new Usage(1, 0, 0, 0);
    }

    UsagePage page(String next) {
        return new UsagePage(List.copyOf(parts.values()), closed, next);
    }
}
