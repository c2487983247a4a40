package panal.namenode.blocks;

/** How near a file's block is to being lost; the worst first. */
public enum Danger {
    /**
     * No node that answers has a good copy: all that can be done is to wait for one that has, or to try whether several
     * damaged ones have all that is right between them.
     */
    UNREADABLE,
    /** No good copy counts, and one can still be read: it is on a node that is leaving. */
    NONE_COUNTS,
    /** One good copy counts, and more are wanted. */
    ONE_COUNTS,
    /** Several good copies count, and more are wanted. */
    TOO_FEW,
    /** Enough copies, worse spread over hosts or racks than they could be. */
    MISPLACED,
    /** Nothing is missing; or no file needs the block. */
    NONE;

    /** Whether good copies are missing that can be made. */
    public boolean needsCopy() {
        return switch (this) {
            case NONE_COUNTS, ONE_COUNTS, TOO_FEW -> true;
            case UNREADABLE, MISPLACED, NONE -> false;
        };
    }
}
