package panal.namenode.commit;

/** Hears of every change in order. Called by the committing thread: must be quick, and must not submit. */
public interface CommitListener {
    /** New edits are durable; the callers that asked for them are answered after this. */
    void committed(Published published);

    /** The journal failed and the committer has stopped for good: the process has to end. Called once. */
    default void stopped(String why) {}
}
