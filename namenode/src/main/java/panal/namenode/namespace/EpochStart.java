package panal.namenode.namespace;

/**
 * Where an epoch began.
 *
 * @param number the epoch's
 * @param behind the journal's last transaction before it: nobody was told of a later one in any epoch before
 */
public record EpochStart(long number, long behind) {}
