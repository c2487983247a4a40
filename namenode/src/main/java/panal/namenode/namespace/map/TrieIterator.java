package panal.namenode.namespace.map;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Goes through a trie in the order of its ids. */
final class TrieIterator<T> implements Iterator<T> {
    private final int height;
    private final LongTrie.Shape<Object, T> shape;
    /** The node of each level on the way to {@link #key}, which is there; empty when none is left. */
    private final TrieNode[] path;

    private long key;
    private boolean hasNext;

    TrieIterator(TrieNode root, int height, long from, LongTrie.Shape<Object, T> shape) {
        this.height = height;
        this.shape = shape;
        this.path = new TrieNode[height + 1];
        int bits = (height + 1) * TrieNode.BITS;
        this.hasNext = (bits >= Long.SIZE || from >>> bits == 0) && seek(root, height, from);
    }

    /** Finds the first key that is {@code from} or behind it, below this node. */
    private boolean seek(TrieNode node, int level, long from) {
        path[level] = node;
        int wanted = TrieNode.index(from, level);
        for (int index = node.next(wanted); index < Long.SIZE; index = node.next(index + 1)) {
            // Behind the wanted one, the first of all that is there will do.
            long lower = index == wanted ? from : 0;
            if (level == 0 || seek(node.child(index), level - 1, lower)) {
                int shift = level * TrieNode.BITS;
                key = (key & ~((Long.SIZE - 1L) << shift)) | ((long) index << shift);
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean hasNext() {
        return hasNext;
    }

    @Override
    public T next() {
        if (!hasNext) {
            throw new NoSuchElementException();
        }
        T next = shape.of(key, path[0].slot(TrieNode.index(key, 0)));
        advance();
        return next;
    }

    private void advance() {
        for (int level = 0; level <= height; level++) {
            int index = path[level].next(TrieNode.index(key, level) + 1);
            if (index < Long.SIZE) {
                int shift = level * TrieNode.BITS;
                key = (key & -(1L << shift << TrieNode.BITS)) | ((long) index << shift);
                hasNext = level == 0 || seek(path[level].child(index), level - 1, 0);
                return;
            }
        }
        hasNext = false;
    }
}
