package panal.namenode.blocks;

/**
 * What a block's copies come to.
 *
 * @param missing counted copies that there are too few, 0 to 32
 */
record Verdict(Danger danger, int missing) {
    static final Verdict NOTHING = new Verdict(Danger.NONE, 0);
}
