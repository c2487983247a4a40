package panal.cliente.console.sync;

/**
 * Something in a tree.
 *
 * @param path below the tree's top: names with slashes between them, never empty
 * @param length bytes; 0 for what is no file
 * @param modifiedMillis milliseconds since 1970
 * @param sum the CRC32C of its bytes, or {@link #UNKNOWN}
 * @param behindLink whether the way from the tree's top leads through a link, so that it may be something of others
 */
public record Entry(String path, Kind kind, long length, long modifiedMillis, long sum, boolean behindLink) {
    /** No CRC32C. */
    public static final long UNKNOWN = -1;

    /** What it is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        /** Such as a pipe, or a link that leads nowhere. Never in a source. */
        OTHER,
        /** To be left alone, with all that may be in it. Never in a source. */
        EXCLUDED
    }

    public static Entry file(String path, long length, long modifiedMillis) {
        return new Entry(path, Kind.FILE, length, modifiedMillis, UNKNOWN, false);
    }

    /** Anything but a file. */
    public static Entry of(String path, Kind kind) {
        return new Entry(path, kind, 0, 0, UNKNOWN, false);
    }

    public Entry reachedByLink(boolean link) {
        return new Entry(path, kind, length, modifiedMillis, sum, link);
    }

    public Entry withSum(int crc32c) {
        return new Entry(path, kind, length, modifiedMillis, Integer.toUnsignedLong(crc32c), behindLink);
    }

    public boolean isDirectory() {
        return kind == Kind.DIRECTORY;
    }

    /** Whether it is in that directory, or further down. */
    public boolean isBelow(String directory) {
        return path.length() > directory.length()
                && path.charAt(directory.length()) == '/'
                && path.startsWith(directory);
    }

    /** Compares places: a directory comes before what is in it, names in a directory by UTF-16 code unit. */
    static int order(Entry one, Entry other) {
        int common = Math.min(one.path.length(), other.path.length());
        for (int i = 0; i < common; i++) {
            char a = one.path.charAt(i);
            char b = other.path.charAt(i);
            if (a != b) {
                return Integer.compare(rank(a), rank(b));
            }
        }
        return Integer.compare(one.path.length(), other.path.length());
    }

    /** A slash comes before every character that a name can have, so that nothing comes between a directory and its own. */
    private static int rank(char c) {
        return c == '/' ? 0 : c;
    }
}
