package panal.namenode.namespace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import panal.protocol.value.FileId;
import panal.protocol.value.Usage;

/** Adds up a tree, with a stack of its own so that no depth is too much. */
final class UsageWalk {
    private long directories;
    private long files;
    private long length;
    private long stored;

    private UsageWalk() {}

    static Usage of(Namespace namespace, FileId root) {
        UsageWalk walk = new UsageWalk();
        Deque<FileId> waiting = new ArrayDeque<>();
        namespace.inode(root).ifPresent(inode -> walk.add(inode, waiting));
        while (!waiting.isEmpty()) {
            FileId directory = waiting.pop();
            Iterator<Inode> entries = namespace.tree.entries(directory, "");
            while (entries.hasNext()) {
                walk.add(entries.next(), waiting);
            }
        }
        return new Usage(walk.directories, walk.files, walk.length, walk.stored);
    }

    private void add(Inode inode, Deque<FileId> waiting) {
        if (inode instanceof FileInode file) {
            files++;
            length += file.content().length();
            stored += file.content().length() * file.content().copies();
        } else {
            directories++;
            waiting.push(inode.id());
        }
    }
}
