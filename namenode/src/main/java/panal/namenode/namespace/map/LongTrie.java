package panal.namenode.namespace.map;

import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A persistent map from ids (0 or more) to values: a trie of six bits a level, whose nodes have room just for what is in
 * them (Bagwell, "Ideal Hash Trees", 2001, with the id itself for a hash). Ids that are near each other cost about 5 bytes
 * each, and a look-up compares nothing. Immutable, but for what {@link #in} says.
 */
public final class LongTrie<V> {
    private static final LongTrie<Object> EMPTY = new LongTrie<>(TrieNode.EMPTY, 0, 0, null);

    private final TrieNode root;
    /** Levels above the lowest. */
    private final int height;

    private final int size;
    private final @Nullable Draft draft;

    private LongTrie(TrieNode root, int height, int size, @Nullable Draft draft) {
        this.root = root;
        this.height = height;
        this.size = size;
        this.draft = draft;
    }

    @SuppressWarnings("unchecked") // there is no value in it
    public static <V> LongTrie<V> empty() {
        return (LongTrie<V>) EMPTY;
    }

    /**
     * The same map, whose descendants by {@link #plus} and {@link #minus} may reuse each other's nodes: each of them is
     * void once the next one is made. {@link #settled} ends that.
     */
    public LongTrie<V> in(Draft newDraft) {
        return new LongTrie<>(root, height, size, newDraft);
    }

    /** The same map, which nothing changes any more. */
    public LongTrie<V> settled() {
        return new LongTrie<>(root, height, size, null);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(long key) {
        return at(key) != null;
    }

    public Optional<V> get(long key) {
        return Optional.ofNullable(at(key));
    }

    @SuppressWarnings("unchecked") // only plus writes to the lowest nodes
    private @Nullable V at(long key) {
        return reaches(height, key) ? (V) root.find(key, height) : null;
    }

    /** With this value for {@code key}, in place of one that was there. */
    public LongTrie<V> plus(long key, V value) {
        if (key < 0) {
            throw new IllegalArgumentException("id " + key + " is negative");
        }
        TrieNode top = root;
        int levels = height;
        while (!reaches(levels, key)) {
            top = top.isEmpty() ? top : TrieNode.above(top, draft);
            levels++;
        }
        int more = contains(key) ? 0 : 1;
        return new LongTrie<>(top.plus(key, levels, value, draft), levels, size + more, draft);
    }

    public LongTrie<V> minus(long key) {
        return contains(key) ? new LongTrie<>(root.minus(key, height, draft), height, size - 1, draft) : this;
    }

    /** What {@code shape} makes of the entries from this id on, in the order of their ids. */
    @SuppressWarnings("unchecked") // only plus writes to the lowest nodes
    public <T> Iterator<T> from(long key, Shape<? super V, T> shape) {
        return new TrieIterator<>(root, height, key, (id, value) -> shape.of(id, (V) value));
    }

    /** What comes out for an entry. */
    @FunctionalInterface
    public interface Shape<V, T> {
        T of(long key, V value);
    }

    TrieNode root() {
        return root;
    }

    private static boolean reaches(int height, long key) {
        int bits = (height + 1) * TrieNode.BITS;
        return bits >= Long.SIZE || key >>> bits == 0;
    }
}
