package panal.namenode.blocks;

/** How one node's copy of a block is, as far as is known. */
public enum CopyState {
    /** Its bytes are those that the block's file has; for a block of no file, any are. */
    GOOD,
    /** A reader or the node itself found wrong bytes in it. */
    CORRUPT,
    /** It adds up to something else than the file's block: an attempt that was given up. */
    OTHER_BYTES,
    /** The node was told to delete it, and has not said yet that it did. */
    GOING
}
