package panal.namenode.namespace.map;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A node of a B+ tree. A leaf has elements; an inner node has children, and for each of them a key that is not behind any
 * element below it (of the first child the key counts for nothing). A node may have one entry too many for a moment: then
 * the one above splits it.
 */
final class TreeNode<E> {
    static final int MOST = 64;
    /** A node with fewer entries joins a neighbour. */
    static final int FEWEST = MOST / 4;

    /** Whose node this is: only that draft may change it. */
    private final @Nullable Draft draft;

    /** Elements of a leaf, keys of an inner node. */
    private Object[] keys;
    /** As many as keys; none in a leaf. */
    private Object[] children;

    private TreeNode(Object[] keys, Object[] children, @Nullable Draft draft) {
        this.keys = keys;
        this.children = children;
        this.draft = draft;
    }

    static <E> TreeNode<E> leaf() {
        return new TreeNode<>(Slots.NONE, Slots.NONE, null);
    }

    /** The root above one that has an entry too many. */
    static <E> TreeNode<E> above(TreeNode<E> crowded, @Nullable Draft by) {
        TreeNode<E> root = new TreeNode<>(new Object[] {crowded.keys[0]}, new Object[] {crowded}, by);
        return root.split(0, crowded, true, by);
    }

    boolean isLeaf() {
        return children.length == 0;
    }

    boolean isCrowded() {
        return keys.length > MOST;
    }

    boolean hasOneChild() {
        return children.length == 1;
    }

    int size() {
        return keys.length;
    }

    @SuppressWarnings("unchecked") // nothing else is written to keys
    E key(int at) {
        return (E) keys[at];
    }

    @SuppressWarnings("unchecked") // nothing else is written to children
    TreeNode<E> child(int at) {
        return (TreeNode<E>) children[at];
    }

    /** The last entry whose key is not behind {@code key}; -1 when there is none. */
    int floor(E key, Comparator<? super E> order) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(key(middle), key) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** The child below which {@code key} is, or would be. */
    int way(E key, Comparator<? super E> order) {
        return Math.max(0, floor(key, order));
    }

    @Nullable
    E find(E key, Comparator<? super E> order) {
        TreeNode<E> node = this;
        while (!node.isLeaf()) {
            node = node.child(node.way(key, order));
        }
        int at = node.floor(key, order);
        return at >= 0 && order.compare(node.key(at), key) == 0 ? node.key(at) : null;
    }

    /**
     * With an element; may be crowded then.
     *
     * @param last whether this is the last node of its level
     */
    TreeNode<E> plus(E element, Comparator<? super E> order, @Nullable Draft by, boolean last) {
        if (isLeaf()) {
            int at = floor(element, order);
            boolean there = at >= 0 && order.compare(key(at), element) == 0;
            return become(
                    there ? Slots.replaced(keys, at, element) : Slots.inserted(keys, at + 1, element), children, by);
        }
        int at = way(element, order);
        boolean lastChild = last && at == children.length - 1;
        TreeNode<E> before = child(at);
        TreeNode<E> after = before.plus(element, order, by, lastChild);
        if (after.isCrowded()) {
            return split(at, after, lastChild, by);
        }
        return after == before ? this : become(keys, Slots.replaced(children, at, after), by);
    }

    /** With two halves for a crowded child; of the last node of a level most stay, because ids and names often ascend. */
    private TreeNode<E> split(int at, TreeNode<E> crowded, boolean last, @Nullable Draft by) {
        int cut = last ? MOST : crowded.keys.length / 2;
        TreeNode<E> left = crowded.part(0, cut, by);
        TreeNode<E> right = crowded.part(cut, crowded.keys.length, by);
        return become(
                Slots.inserted(keys, at + 1, right.keys[0]),
                Slots.inserted(Slots.replaced(children, at, left), at + 1, right),
                by);
    }

    private TreeNode<E> part(int from, int to, @Nullable Draft by) {
        Object[] below = isLeaf() ? children : Arrays.copyOfRange(children, from, to);
        return new TreeNode<>(Arrays.copyOfRange(keys, from, to), below, by);
    }

    /** Without an element; itself where that is not there. May have too few entries then. */
    TreeNode<E> minus(E element, Comparator<? super E> order, @Nullable Draft by) {
        if (isLeaf()) {
            int there = floor(element, order);
            return there < 0 || order.compare(key(there), element) != 0
                    ? this
                    : become(Slots.removed(keys, there), children, by);
        }
        int at = way(element, order);
        TreeNode<E> before = child(at);
        TreeNode<E> after = before.minus(element, order, by);
        if (after.keys.length < FEWEST && children.length > 1) {
            return at == 0 ? join(0, after, child(1), by) : join(at - 1, child(at - 1), after, by);
        }
        return after == before ? this : become(keys, Slots.replaced(children, at, after), by);
    }

    /** With one node for two neighbours, or two even ones where one would be crowded. */
    private TreeNode<E> join(int at, TreeNode<E> left, TreeNode<E> right, @Nullable Draft by) {
        TreeNode<E> both = left.joined(right, keys[at + 1], by);
        Object[] fewer = Slots.removed(Slots.replaced(children, at, both), at + 1);
        TreeNode<E> joined = become(Slots.removed(keys, at + 1), fewer, by);
        return both.isCrowded() ? joined.split(at, both, false, by) : joined;
    }

    /** Of the right node's first child the key was worth nothing; here it has to be true. */
    private TreeNode<E> joined(TreeNode<E> right, Object between, @Nullable Draft by) {
        Object[] all = Slots.joined(keys, right.keys);
        if (!isLeaf()) {
            all[keys.length] = between;
        }
        return new TreeNode<>(all, Slots.joined(children, right.children), by);
    }

    private TreeNode<E> become(Object[] newKeys, Object[] newChildren, @Nullable Draft by) {
        if (by != null && by == draft) {
            keys = newKeys;
            children = newChildren;
            return this;
        }
        return new TreeNode<>(newKeys, newChildren, by);
    }
}
