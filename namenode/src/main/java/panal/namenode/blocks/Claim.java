package panal.namenode.blocks;

import panal.protocol.value.BlockSum;
import panal.protocol.value.Limits;

/**
 * Whether a block is needed. By whom, the namespace knows. The numbers are 0 where the block's bytes are not known.
 *
 * @param crc32c what the block's bytes add up to
 * @param length how many bytes it has
 * @param wanted how many copies its file wants, or will want
 */
public record Claim(Kind kind, int crc32c, long length, int wanted) {
    public static final Claim NONE = new Claim(Kind.NONE, 0, 0, 0);
    public static final Claim GRANTED = new Claim(Kind.GRANTED, 0, 0, 0);
    public static final Claim UPLOAD = new Claim(Kind.UPLOAD, 0, 0, 0);
    public static final Claim DOOMED = new Claim(Kind.DOOMED, 0, 0, 0);

    /** A file's block; it has 1 byte to 4 GiB. */
    public static Claim ofFile(BlockSum sum, int wanted) {
        return whole(Kind.FILE, sum, wanted);
    }

    /** A block that an upload has handed in. */
    public static Claim ofUpload(BlockSum sum, int wanted) {
        return whole(Kind.WRITTEN, sum, wanted);
    }

    private static Claim whole(Kind kind, BlockSum sum, int wanted) {
        if (sum.length() < 1 || wanted < 1 || wanted > Limits.REPLICATION_MAX) {
            throw new IllegalArgumentException(wanted + " copies of a block of " + sum.length() + " bytes");
        }
        return new Claim(kind, sum.crc32c(), sum.length(), wanted);
    }

    public boolean ofFile() {
        return kind == Kind.FILE;
    }

    /** The kinds of claim. */
    public enum Kind {
        /** Nobody is known to need it: an orphan, if it stays so. */
        NONE,
        /** Promised to an upload that is not journaled; known only to this process. */
        GRANTED,
        /** Part of a journaled upload, and perhaps just being written. */
        UPLOAD,
        /** Part of a journaled upload, and whole: its copies are kept as those of a file's block are. */
        WRITTEN,
        /** Part of a file. */
        FILE,
        /** To be deleted wherever it is; journaled. */
        DOOMED;

        /** Whether it is known what the block's bytes add up to, and how many copies there are to be. */
        boolean whole() {
            return this == FILE || this == WRITTEN;
        }
    }
}
