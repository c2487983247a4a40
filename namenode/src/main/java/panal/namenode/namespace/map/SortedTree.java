package panal.namenode.namespace.map;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A persistent sorted set: a B+ tree (Bayer and McCreight 1972; Comer, "The Ubiquitous B-Tree", 1979) with path copying and
 * up to {@link TreeNode#MOST} elements a node, 5 to 8 bytes for each besides itself. Elements that compare as equal are the
 * same element to it, so that a key may be an element of which just the compared part is made. Immutable, but for what
 * {@link #in} says.
 */
public final class SortedTree<E> {
    private final Comparator<? super E> order;
    private final TreeNode<E> root;
    private final @Nullable Draft draft;

    private SortedTree(Comparator<? super E> order, TreeNode<E> root, @Nullable Draft draft) {
        this.order = order;
        this.root = root;
        this.draft = draft;
    }

    /** An empty set in this order. */
    public static <E> SortedTree<E> by(Comparator<? super E> order) {
        return new SortedTree<>(order, TreeNode.leaf(), null);
    }

    /**
     * The same set, whose descendants by {@link #plus} and {@link #minus} may reuse each other's nodes: each of them is void
     * once the next one is made. {@link #settled} ends that.
     */
    public SortedTree<E> in(Draft newDraft) {
        return new SortedTree<>(order, root, newDraft);
    }

    /** The same set, which nothing changes any more. */
    public SortedTree<E> settled() {
        return new SortedTree<>(order, root, null);
    }

    /** The element that equals {@code key}. */
    public Optional<E> find(E key) {
        return Optional.ofNullable(root.find(key, order));
    }

    /** With this element, in place of one that equals it. */
    public SortedTree<E> plus(E element) {
        TreeNode<E> top = root.plus(element, order, draft, true);
        return new SortedTree<>(order, top.isCrowded() ? TreeNode.above(top, draft) : top, draft);
    }

    /** Without what equals {@code key}. */
    public SortedTree<E> minus(E key) {
        TreeNode<E> top = root.minus(key, order, draft);
        while (top.hasOneChild()) {
            top = top.child(0);
        }
        return new SortedTree<>(order, top, draft);
    }

    /** The elements behind {@code key}, in order. */
    public Iterator<E> after(E key) {
        return new TreeIterator<>(root, key, order);
    }

    TreeNode<E> root() {
        return root;
    }
}
