package panal.namenode.blocks;

import java.util.function.LongConsumer;

/** A set of ids (not zero) in 12 to 64 bytes each, without an object for any of them. Not thread-safe. */
final class LongSet {
    private long[] keys = new long[LongKeys.SMALLEST];
    private int size;

    int size() {
        return size;
    }

    boolean contains(long key) {
        return keys[LongKeys.slot(keys, key)] == key;
    }

    boolean add(long key) {
        int at = LongKeys.slot(keys, key);
        if (keys[at] == key) {
            return false;
        }
        keys[at] = key;
        size++;
        if (LongKeys.crowded(size, keys.length)) {
            resize(keys.length * 2);
        }
        return true;
    }

    boolean remove(long key) {
        int hole = LongKeys.slot(keys, key);
        if (keys[hole] != key) {
            return false;
        }
        int mask = keys.length - 1;
        for (int at = (hole + 1) & mask; keys[at] != LongKeys.EMPTY; at = (at + 1) & mask) {
            if (LongKeys.mayFill(hole, at, LongKeys.home(keys[at], keys.length))) {
                keys[hole] = keys[at];
                hole = at;
            }
        }
        keys[hole] = LongKeys.EMPTY;
        size--;
        if (LongKeys.sparse(size, keys.length)) {
            resize(keys.length / 2);
        }
        return true;
    }

    void forEach(LongConsumer action) {
        for (long key : keys) {
            if (key != LongKeys.EMPTY) {
                action.accept(key);
            }
        }
    }

    /** The members at this moment, in no order. */
    long[] toArray() {
        long[] members = new long[size];
        int count = 0;
        for (long key : keys) {
            if (key != LongKeys.EMPTY) {
                members[count++] = key;
            }
        }
        return members;
    }

    private void resize(int capacity) {
        long[] old = keys;
        keys = new long[capacity];
        for (long key : old) {
            if (key != LongKeys.EMPTY) {
                keys[LongKeys.slot(keys, key)] = key;
            }
        }
    }
}
