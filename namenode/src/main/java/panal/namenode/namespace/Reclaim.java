package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileId;

/**
 * Removes some of what was deleted with its directory and dooms its blocks: about {@code limit} (positive) inodes and
 * blocks. The reply is how many inodes it dealt with; 0 says that nothing is left to reclaim.
 */
public record Reclaim(int limit, long timeMillis) implements Command<Integer> {
    /** A good batch: a few kilobytes of journal. */
    public static final int BATCH = 1_000;

    @Override
    public Decision<Integer> decideOn(Namespace namespace) {
        Work work = new Work(namespace);
        for (FileId directory : namespace.detached()) {
            if (!work.reclaim(directory)) {
                break;
            }
        }
        return work.decision();
    }

    private final class Work {
        private final Namespace namespace;
        private final List<FileId> unlinked = new ArrayList<>();
        private final List<FileId> gone = new ArrayList<>();
        private final List<BlockId> doomed = new ArrayList<>();

        Work(Namespace namespace) {
            this.namespace = namespace;
        }

        private boolean hasRoom() {
            return unlinked.size() + gone.size() + doomed.size() < limit;
        }

        /** Deals with a directory's entries, and with the directory after the last one; false when the batch is full. */
        boolean reclaim(FileId directory) {
            Iterator<Inode> entries = namespace.tree.entries(directory, "");
            while (hasRoom() && entries.hasNext()) {
                take(entries.next());
            }
            if (hasRoom()) {
                gone.add(directory);
                return true;
            }
            return false;
        }

        private void take(Inode inode) {
            if (inode instanceof FileInode file) {
                file.content().blocks().forEach(block -> doomed.add(block.id()));
                gone.add(inode.id());
            } else if (namespace.isEmpty(inode.id())) {
                gone.add(inode.id());
            } else {
                unlinked.add(inode.id());
            }
        }

        Decision<Integer> decision() {
            List<Edit> edits = new ArrayList<>();
            if (!unlinked.isEmpty() || !gone.isEmpty()) {
                edits.add(new TreeEdit.Reclaimed(unlinked, gone));
            }
            if (!doomed.isEmpty()) {
                edits.add(new BlockEdit.BlocksDoomed(doomed, timeMillis));
            }
            return new Decision<>(edits, unlinked.size() + gone.size());
        }
    }
}
