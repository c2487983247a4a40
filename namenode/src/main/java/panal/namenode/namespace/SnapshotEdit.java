package panal.namenode.namespace;

import panal.protocol.value.ClusterId;
import panal.protocol.value.FileStatus;
import panal.protocol.value.RequestId;

/** Facts that stand in snapshots only, where the other edits would have side effects. */
public sealed interface SnapshotEdit extends Edit {
    /** The cluster's id and its last epoch; users and the root directory follow by themselves. */
    record ClusterRestored(ClusterId cluster, long epoch) implements SnapshotEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.clusterRestored(this);
        }
    }

    /**
     * A file or directory exactly as it was, without a touch of its parent.
     *
     * @param detached whether it was deleted and waits to be reclaimed
     */
    record InodeRestored(Inode inode, boolean detached) implements SnapshotEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.inodeRestored(this);
        }
    }

    /** A request that was answered; they come oldest first. */
    record RequestRestored(RequestId request, String user, FileStatus status) implements SnapshotEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.requestRestored(this);
        }
    }
}
