package panal.namenode.namespace;

import java.util.List;
import java.util.Optional;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FileStatus;
import panal.protocol.value.RequestId;

/** Facts that stand in snapshots only, where the other edits would have side effects. */
public sealed interface SnapshotEdit extends Edit {
    /**
     * The cluster's id and its last epoch; users and the root directory follow by themselves.
     *
     * @param starts where epochs have begun, as far as that is remembered
     * @param lostEnd the proof that the journal is an old one, once there is one
     */
    record ClusterRestored(ClusterId cluster, long epoch, List<EpochStart> starts, Optional<LostEnd> lostEnd)
            implements SnapshotEdit {
        public ClusterRestored {
            starts = List.copyOf(starts);
        }

        /** Of a journal that begins with this. */
        public ClusterRestored(ClusterId cluster, long epoch) {
            this(cluster, epoch, List.of(), Optional.empty());
        }

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
