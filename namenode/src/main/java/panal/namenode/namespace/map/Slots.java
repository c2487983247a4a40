package panal.namenode.namespace.map;

import java.util.Arrays;

/** Changes of small arrays, each of which gives a new one. */
final class Slots {
    static final Object[] NONE = {};

    private Slots() {}

    static Object[] inserted(Object[] slots, int at, Object item) {
        Object[] more = new Object[slots.length + 1];
        System.arraycopy(slots, 0, more, 0, at);
        more[at] = item;
        System.arraycopy(slots, at, more, at + 1, slots.length - at);
        return more;
    }

    static Object[] replaced(Object[] slots, int at, Object item) {
        Object[] same = slots.clone();
        same[at] = item;
        return same;
    }

    static Object[] removed(Object[] slots, int at) {
        Object[] fewer = new Object[slots.length - 1];
        System.arraycopy(slots, 0, fewer, 0, at);
        System.arraycopy(slots, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    static Object[] joined(Object[] left, Object[] right) {
        Object[] all = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }
}
