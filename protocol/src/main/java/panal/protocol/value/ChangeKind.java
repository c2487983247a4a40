package panal.protocol.value;

/** What happened to a name. */
public enum ChangeKind {
    /** A directory was made. */
    MADE,
    /** A file is whole under its name, new or in place of another. */
    WRITTEN,
    /** A file, or a directory with all below it, has another name. */
    MOVED,
    /** A file, or a directory with all below it, is gone. */
    DELETED
}
