package panal.namenode.namespace;

/** One method a kind of {@link Edit}, so that a forgotten kind does not compile. */
public interface Replayer {
    void founded(ClusterEdit.Founded edit);

    void epochBegun(ClusterEdit.EpochBegun edit);

    void userPut(ClusterEdit.UserPut edit);

    void memberPut(ClusterEdit.MemberPut edit);

    void idsReserved(ClusterEdit.IdsReserved edit);

    void directoryMade(TreeEdit.DirectoryMade edit);

    void fileCompleted(TreeEdit.FileCompleted edit);

    void renamed(TreeEdit.Renamed edit);

    void deleted(TreeEdit.Deleted edit);

    void reclaimed(TreeEdit.Reclaimed edit);

    void uploadOpened(UploadEdit.UploadOpened edit);

    void blocksGranted(UploadEdit.BlocksGranted edit);

    void blocksWritten(UploadEdit.BlocksWritten edit);

    void uploadResumed(UploadEdit.UploadResumed edit);

    void uploadClosed(UploadEdit.UploadClosed edit);

    void blocksDoomed(BlockEdit.BlocksDoomed edit);

    void doomedForgotten(BlockEdit.DoomedForgotten edit);

    void orphansKept(BlockEdit.OrphansKept edit);

    void clusterRestored(SnapshotEdit.ClusterRestored edit);

    void inodeRestored(SnapshotEdit.InodeRestored edit);

    void requestRestored(SnapshotEdit.RequestRestored edit);
}
