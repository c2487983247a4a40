package panal.namenode.namespace;

/**
 * A fact: something that has been decided. Replaying never validates and never rejects, so that the live path, a restart
 * and another NameNode come to the same namespace.
 */
public sealed interface Edit permits BlockEdit, ClusterEdit, SnapshotEdit, TreeEdit, UploadEdit {
    /** Calls the one method of {@code replayer} that is for this kind of edit. */
    void replayOn(Replayer replayer);
}
