package panal.namenode.blocks;

/** The arithmetic that the hash tables of this package share: linear probing in a power of two (Knuth, 6.4, R). */
final class LongKeys {
    static final int SMALLEST = 8;
    /** What an empty slot holds; no id is zero. */
    static final long EMPTY = 0;

    private LongKeys() {}

    /** Where the search for a key begins; neighbouring ids are scattered, because runs slow probing down. */
    static int home(long key, int capacity) {
        long mixed = key * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> 32) & (capacity - 1);
    }

    /** The key's slot, or where it would go. */
    static int slot(long[] keys, long key) {
        int at = home(key, keys.length);
        while (keys[at] != EMPTY && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    /** Whether a key whose search begins at {@code home} may move from {@code from} back to the hole at {@code hole}. */
    static boolean mayFill(int hole, int from, int home) {
        return hole <= from ? home <= hole || home > from : home <= hole && home > from;
    }

    /** Two thirds full is where probing begins to be long. */
    static boolean crowded(int size, int capacity) {
        return size > capacity / 3 * 2;
    }

    static boolean sparse(int size, int capacity) {
        return capacity > SMALLEST && size < capacity / 8;
    }
}
