package panal.namenode.blocks;

/**
 * Whether a block is needed. By whom, the namespace knows.
 *
 * @param crc32c what the bytes of a file's block add up to; 0 for any other claim
 */
public record Claim(Kind kind, int crc32c) {
    public static final Claim NONE = new Claim(Kind.NONE, 0);
    public static final Claim GRANTED = new Claim(Kind.GRANTED, 0);
    public static final Claim UPLOAD = new Claim(Kind.UPLOAD, 0);
    public static final Claim DOOMED = new Claim(Kind.DOOMED, 0);

    public static Claim ofFile(int crc32c) {
        return new Claim(Kind.FILE, crc32c);
    }

    /** The kinds of claim. */
    public enum Kind {
        /** Nobody is known to need it: an orphan, if it stays so. */
        NONE,
        /** Promised to an upload that is not journaled; known only to this process. */
        GRANTED,
        /** Part of a journaled upload. */
        UPLOAD,
        /** Part of a file. */
        FILE,
        /** To be deleted wherever it is; journaled. */
        DOOMED
    }
}
