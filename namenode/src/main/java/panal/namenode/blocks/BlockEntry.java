package panal.namenode.blocks;

import java.util.Arrays;

/**
 * One block: its claim, and its copies as packed numbers (node index, corrupt mark, attempt, CRC32C). {@link BlockRows}
 * keeps it.
 */
final class BlockEntry {
    private static final int NODE_SHIFT = 50;
    private static final long CORRUPT = 1L << 49;
    private static final int ATTEMPT_SHIFT = 32;
    private static final int ATTEMPT_MASK = (1 << 17) - 1;
    private static final long[] NOWHERE = {};

    static final int NODES_MAX = 1 << (64 - NODE_SHIFT);
    static final int ATTEMPT_MAX = ATTEMPT_MASK;

    private Claim claim;
    private long[] copies;

    BlockEntry(Claim claim, long[] copies) {
        this.claim = claim;
        this.copies = copies;
    }

    /** A block that nobody needs and no node has. */
    static BlockEntry none() {
        return new BlockEntry(Claim.NONE, NOWHERE);
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
        return !corrupt(copy) && (kind() != Claim.Kind.FILE || crcOf(copy) == claim.crc32c());
    }

    /** Whether a file needs this block and some node has it as it should be. */
    boolean present() {
        return kind() == Claim.Kind.FILE && Arrays.stream(copies).anyMatch(this::good);
    }

    /** Whether there is a copy that its claim has no use for, or is not known to have. */
    boolean needsAttention() {
        return switch (kind()) {
            case NONE, DOOMED -> !empty();
            case GRANTED, UPLOAD -> false;
            case FILE -> !Arrays.stream(copies).allMatch(this::good);
        };
    }

    static long pack(int node, int attempt, int crc32c) {
        return (long) node << NODE_SHIFT
                | (long) Math.min(attempt, ATTEMPT_MAX) << ATTEMPT_SHIFT
                | Integer.toUnsignedLong(crc32c);
    }

    static long markCorrupt(long copy) {
        return copy | CORRUPT;
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
