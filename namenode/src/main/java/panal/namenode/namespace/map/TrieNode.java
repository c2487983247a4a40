package panal.namenode.namespace.map;

import org.jspecify.annotations.Nullable;

/** Up to 64 values, or nodes of the level below: a bit for each that is there, and an array without gaps. */
final class TrieNode {
    static final int BITS = 6;
    static final TrieNode EMPTY = new TrieNode(0, Slots.NONE, null);
    private static final int MASK = (1 << BITS) - 1;

    /** Whose node this is: only that draft may change it. */
    private final @Nullable Draft draft;

    private long present;
    private Object[] slots;

    private TrieNode(long present, Object[] slots, @Nullable Draft draft) {
        this.present = present;
        this.slots = slots;
        this.draft = draft;
    }

    /** A node whose first child is {@code child}. */
    static TrieNode above(TrieNode child, @Nullable Draft draft) {
        return new TrieNode(1, new Object[] {child}, draft);
    }

    static int index(long key, int level) {
        return (int) (key >>> (level * BITS)) & MASK;
    }

    boolean isEmpty() {
        return present == 0;
    }

    boolean has(int index) {
        return (present & (1L << index)) != 0;
    }

    /** The first index from {@code index} on that is there; 64 when there is none. */
    int next(int index) {
        return index > MASK ? Long.SIZE : Long.numberOfTrailingZeros(present & (-1L << index));
    }

    Object slot(int index) {
        return slots[position(index)];
    }

    TrieNode child(int index) {
        return (TrieNode) slot(index);
    }

    private int position(int index) {
        return Long.bitCount(present & ((1L << index) - 1));
    }

    @Nullable
    Object find(long key, int level) {
        TrieNode node = this;
        for (int at = level; at > 0; at--) {
            int index = index(key, at);
            if (!node.has(index)) {
                return null;
            }
            node = node.child(index);
        }
        int index = index(key, 0);
        return node.has(index) ? node.slot(index) : null;
    }

    TrieNode plus(long key, int level, Object value, @Nullable Draft by) {
        int index = index(key, level);
        if (level == 0) {
            return with(index, value, by);
        }
        TrieNode before = has(index) ? child(index) : EMPTY;
        TrieNode after = before.plus(key, level - 1, value, by);
        return after == before ? this : with(index, after, by);
    }

    /** Without a key that is there. */
    TrieNode minus(long key, int level, @Nullable Draft by) {
        int index = index(key, level);
        if (level == 0) {
            return without(index, by);
        }
        TrieNode before = child(index);
        TrieNode after = before.minus(key, level - 1, by);
        if (after.isEmpty()) {
            return without(index, by);
        }
        return after == before ? this : with(index, after, by);
    }

    private TrieNode with(int index, Object item, @Nullable Draft by) {
        int position = position(index);
        if (!has(index)) {
            return become(present | (1L << index), Slots.inserted(slots, position, item), by);
        }
        if (mayChange(by)) {
            slots[position] = item;
            return this;
        }
        return new TrieNode(present, Slots.replaced(slots, position, item), by);
    }

    private TrieNode without(int index, @Nullable Draft by) {
        return become(present & ~(1L << index), Slots.removed(slots, position(index)), by);
    }

    private TrieNode become(long newPresent, Object[] newSlots, @Nullable Draft by) {
        if (mayChange(by)) {
            present = newPresent;
            slots = newSlots;
            return this;
        }
        return new TrieNode(newPresent, newSlots, by);
    }

    private boolean mayChange(@Nullable Draft by) {
        return by != null && by == draft;
    }
}
