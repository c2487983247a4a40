package panal.namenode.blocks;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A map from ids (not zero) to values, without an object for a key or an entry. Not thread-safe. */
final class LongMap<V> {
    /** What is done with each entry. */
    interface Action<V> {
        void accept(long key, V value);
    }

    private long[] keys = new long[LongKeys.SMALLEST];
    private @Nullable Object[] values = new @Nullable Object[LongKeys.SMALLEST];
    private int size;

    int size() {
        return size;
    }

    Optional<V> get(long key) {
        return Optional.ofNullable(at(LongKeys.slot(keys, key)));
    }

    boolean contains(long key) {
        return keys[LongKeys.slot(keys, key)] == key;
    }

    void put(long key, V value) {
        int at = LongKeys.slot(keys, key);
        if (keys[at] != key) {
            keys[at] = key;
            size++;
        }
        values[at] = value;
        if (LongKeys.crowded(size, keys.length)) {
            resize(keys.length * 2);
        }
    }

    void remove(long key) {
        int hole = LongKeys.slot(keys, key);
        if (keys[hole] != key) {
            return;
        }
        int mask = keys.length - 1;
        for (int at = (hole + 1) & mask; keys[at] != LongKeys.EMPTY; at = (at + 1) & mask) {
            if (LongKeys.mayFill(hole, at, LongKeys.home(keys[at], keys.length))) {
                keys[hole] = keys[at];
                values[hole] = values[at];
                hole = at;
            }
        }
        keys[hole] = LongKeys.EMPTY;
        values[hole] = null;
        size--;
        if (LongKeys.sparse(size, keys.length)) {
            resize(keys.length / 2);
        }
    }

    void forEach(Action<V> action) {
        for (int i = 0; i < keys.length; i++) {
            V value = at(i);
            if (value != null) {
                action.accept(keys[i], value);
            }
        }
    }

    /**
     * Keys from slot {@code cursor} on, around the table once at most.
     *
     * @return the cursor for the keys behind them
     */
    int some(int cursor, int limit, LongConsumer action) {
        int found = 0;
        int at = cursor & (keys.length - 1);
        for (int i = 0; i < keys.length && found < limit; i++) {
            if (keys[at] != LongKeys.EMPTY) {
                action.accept(keys[at]);
                found++;
            }
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    @SuppressWarnings("unchecked") // only put writes to the array
    private @Nullable V at(int slot) {
        return (V) values[slot];
    }

    private void resize(int capacity) {
        long[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new long[capacity];
        values = new @Nullable Object[capacity];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != LongKeys.EMPTY) {
                int at = LongKeys.slot(keys, oldKeys[i]);
                keys[at] = oldKeys[i];
                values[at] = oldValues[i];
            }
        }
    }
}
