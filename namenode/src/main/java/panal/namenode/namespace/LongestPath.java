package panal.namenode.namespace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
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
            Iterator<Inode> entries = namespace.tree.entries(next.directory(), "");
            while (entries.hasNext()) {
                Inode inode = entries.next();
                int length = next.before() + Tree.utf8Length(inode.name());
                longest = Math.max(longest, length);
                if (inode.isDirectory()) {
                    stack.push(new Waiting(inode.id(), length + 1));
                }
            }
        }
        return longest;
    }
}
