package panal.namenode.namespace;

/** The kinds of numbers that are given out once and never again. */
public enum IdKind {
    FILE,
    BLOCK,
    UPLOAD
}
