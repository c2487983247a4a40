package panal.namenode.blocks;

import java.util.Arrays;

/**
 * One block: its claim, its copies as packed numbers (node index, marks, attempt, CRC32C), and what was made of them last.
 * {@link BlockRows} keeps it.
 */
final class BlockEntry {
    private static final int NODE_SHIFT = 50;
    private static final long CORRUPT = 1L << 49;
    private static final long GOING = 1L << 48;
    private static final int ATTEMPT_SHIFT = 32;
    private static final int ATTEMPT_MASK = (1 << 16) - 1;
    private static final long[] NOWHERE = {};

    static final int NODES_MAX = 1 << (64 - NODE_SHIFT);
    static final int ATTEMPT_MAX = ATTEMPT_MASK;

    private Claim claim;
    private long[] copies;
    private Verdict verdict;

    BlockEntry(Claim claim, long[] copies, Verdict verdict) {
        this.claim = claim;
        this.copies = copies;
        this.verdict = verdict;
    }

    /** A block that nobody needs and no node has. */
    static BlockEntry none() {
        return new BlockEntry(Claim.NONE, NOWHERE, Verdict.NOTHING);
    }

    Claim claim() {
        return claim;
    }

    Claim.Kind kind() {
        return claim.kind();
    }

    void claim(Claim newClaim) {
        claim = newClaim;
    }

    /** What was made of the copies when they were last looked at; its node may have changed since. */
    Verdict verdict() {
        return verdict;
    }

    void verdict(Verdict newVerdict) {
        verdict = newVerdict;
    }

    long[] copies() {
        return copies;
    }

    boolean empty() {
        return copies.length == 0;
    }

    /** The packed copy on that node, or 0. A packed copy is never 0, because no attempt is. */
    long on(int node) {
        for (long copy : copies) {
            if (nodeOf(copy) == node) {
                return copy;
            }
        }
        return 0;
    }

    /** Adds a node's copy, or replaces it. */
    void put(long packed) {
        for (int i = 0; i < copies.length; i++) {
            if (nodeOf(copies[i]) == nodeOf(packed)) {
                copies[i] = packed;
                return;
            }
        }
        copies = Arrays.copyOf(copies, copies.length + 1);
        copies[copies.length - 1] = packed;
    }

    void remove(int node) {
        copies = Arrays.stream(copies).filter(copy -> nodeOf(copy) != node).toArray();
    }

    boolean good(long copy) {
        return (copy & (CORRUPT | GOING)) == 0 && !otherBytes(copy);
    }

    private boolean otherBytes(long copy) {
        return claim.kind().whole() && crcOf(copy) != claim.crc32c();
    }

    CopyState state(long copy) {
        if (otherBytes(copy)) {
            return CopyState.OTHER_BYTES;
        }
        if (corrupt(copy)) {
            return CopyState.CORRUPT;
        }
        return going(copy) ? CopyState.GOING : CopyState.GOOD;
    }

    /** Whether a file needs this block and some node has it as it should be. */
    boolean present() {
        boolean any = false;
        for (long copy : copies) {
            any |= good(copy);
        }
        return any && claim.ofFile();
    }

    /** How many nodes have the file's block with wrong bytes in it. */
    int damaged() {
        int count = 0;
        for (long copy : copies) {
            count += claim.ofFile() && state(copy) == CopyState.CORRUPT ? 1 : 0;
        }
        return count;
    }

    static long pack(int node, int attempt, int crc32c) {
        return (long) node << NODE_SHIFT
                | (long) Math.min(attempt, ATTEMPT_MAX) << ATTEMPT_SHIFT
                | Integer.toUnsignedLong(crc32c);
    }

    static long markCorrupt(long copy) {
        return copy | CORRUPT;
    }

    static long markGoing(long copy) {
        return copy | GOING;
    }

    static long markStaying(long copy) {
        return copy & ~GOING;
    }

    static boolean going(long copy) {
        return (copy & GOING) != 0;
    }

    /** The copy as if nothing had been found out about it or been ordered. */
    static long unmarked(long copy) {
        return copy & ~(CORRUPT | GOING);
    }

    static int nodeOf(long copy) {
        return (int) (copy >>> NODE_SHIFT);
    }

    static boolean corrupt(long copy) {
        return (copy & CORRUPT) != 0;
    }

    static int attemptOf(long copy) {
        return (int) (copy >>> ATTEMPT_SHIFT) & ATTEMPT_MASK;
    }

    static int crcOf(long copy) {
        return (int) copy;
    }
}
