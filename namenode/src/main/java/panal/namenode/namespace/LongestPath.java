package panal.namenode.namespace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import panal.protocol.value.FileId;

/** Finds the longest relative path below a directory, with a stack of its own so that no depth is too much. */
final class LongestPath {
    private record Waiting(FileId directory, int before) {}

    private LongestPath() {}

    /** In bytes of UTF-8; 0 for an empty directory. */
    static int below(Namespace namespace, FileId root) {
        int longest = 0;
        Deque<Waiting> stack = new ArrayDeque<>();
        stack.push(new Waiting(root, 0));
        while (!stack.isEmpty()) {
            Waiting next = stack.pop();
            Iterator<FileId> ids = namespace.tree.from(next.directory(), "");
            while (ids.hasNext()) {
                Optional<Inode> inode = namespace.inode(ids.next());
                if (inode.isEmpty() || !inode.get().parent().equals(next.directory())) {
                    break;
                }
                int length = next.before() + Tree.utf8Length(inode.get().name());
                longest = Math.max(longest, length);
                if (inode.get().isDirectory()) {
                    stack.push(new Waiting(inode.get().id(), length + 1));
                }
            }
        }
        return longest;
    }
}
