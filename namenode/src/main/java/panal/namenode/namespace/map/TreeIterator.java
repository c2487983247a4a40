package panal.namenode.namespace.map;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Goes through a tree in its order, with a stack of its own. */
final class TreeIterator<E> implements Iterator<E> {
    private record Left<E>(TreeNode<E> node, int from) {}

    /** What is left of the inner nodes above the leaf. */
    private final Deque<Left<E>> above = new ArrayDeque<>();

    private TreeNode<E> leaf;
    private int at;

    TreeIterator(TreeNode<E> root, E after, Comparator<? super E> order) {
        TreeNode<E> node = root;
        while (!node.isLeaf()) {
            int way = node.way(after, order);
            above.push(new Left<>(node, way + 1));
            node = node.child(way);
        }
        leaf = node;
        at = leaf.floor(after, order) + 1;
        skipEnds();
    }

    @Override
    public boolean hasNext() {
        return at < leaf.size();
    }

    @Override
    public E next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        E next = leaf.key(at++);
        skipEnds();
        return next;
    }

    private void skipEnds() {
        while (at >= leaf.size() && !above.isEmpty()) {
            Left<E> left = above.pop();
            if (left.from() < left.node().size()) {
                above.push(new Left<>(left.node(), left.from() + 1));
                descend(left.node().child(left.from()));
            }
        }
    }

    private void descend(TreeNode<E> top) {
        TreeNode<E> node = top;
        while (!node.isLeaf()) {
            above.push(new Left<>(node, 1));
            node = node.child(0);
        }
        leaf = node;
        at = 0;
    }
}
