package panal.namenode.namespace.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import panal.testkit.Seeds;

final class LongTrieTest {
    @Test
    void doesWhatATreeMapDoesAndOldOnesStayAsTheyWere() {
        Seeds.each(1, 40, random -> {
            LongTrie<String> trie = LongTrie.empty();
            TreeMap<Long, String> model = new TreeMap<>();
            LongTrie<String> kept = trie;
            TreeMap<Long, String> keptModel = new TreeMap<>();
            int spread = random.nextInt(63);
            for (int step = 0; step < 2_000; step++) {
                if (step % 500 == 250) {
                    kept = trie;
                    keptModel = new TreeMap<>(model);
                }
                trie = change(random, trie, model, key(random, spread), step);
            }
            assertSame(model, trie, key(random, spread));
            assertSame(keptModel, kept, key(random, spread));
        });
    }

    @Test
    void aDraftChangesNothingThatWasThereBefore() {
        Seeds.each(500, 40, random -> {
            LongTrie<String> before = LongTrie.empty();
            TreeMap<Long, String> model = new TreeMap<>();
            for (int run = 0; run < 10; run++) {
                TreeMap<Long, String> modelBefore = new TreeMap<>(model);
                LongTrie<String> drafted = before.in(new Draft());
                for (int step = 0; step < 100; step++) {
                    drafted = change(random, drafted, model, key(random, 10), step);
                }
                LongTrie<String> after = drafted.settled();
                assertSame(modelBefore, before, 0);
                assertSame(model, after, 0);
                LongTrie<String> other = after.plus(1, "other").minus(2);
                assertSame(model, after, 0);
                assertEquals(Optional.of("other"), other.get(1));
                before = after;
            }
        });
    }

    @Test
    void theLargestAndTheSmallestIdStandTogether() {
        LongTrie<String> trie = LongTrie.<String>empty().plus(0, "first").plus(Long.MAX_VALUE, "last");
        assertEquals(Optional.of("first"), trie.get(0));
        assertEquals(Optional.of("last"), trie.get(Long.MAX_VALUE));
        Iterator<Long> behind = trie.from(1, (key, value) -> key);
        assertEquals(Long.MAX_VALUE, behind.next());
        assertThrows(NoSuchElementException.class, behind::next);
        assertThrows(IllegalArgumentException.class, () -> trie.plus(-1, "negative"));
    }

    @Test
    void oneChangeOfManyMakesAFewNodes() {
        LongTrie<String> trie = LongTrie.empty();
        for (long key = 0; key < 100_000; key++) {
            trie = trie.plus(key, "v");
        }
        Set<Object> nodes = nodes(trie);
        assertTrue(nodes.size() < 100_000 / 60, "wide nodes: " + nodes.size());
        Set<Object> after = nodes(trie.plus(50_000, "new"));
        after.removeAll(nodes);
        assertEquals(3, after.size());
    }

    private static LongTrie<String> change(
            Random random, LongTrie<String> trie, Map<Long, String> model, long key, int step) {
        if (random.nextInt(5) < 3) {
            model.put(key, "v" + step);
            return trie.plus(key, "v" + step);
        }
        model.remove(key);
        return trie.minus(key);
    }

    /** Some are neighbours, some are anywhere in the lowest {@code spread} bits. */
    private static long key(Random random, int spread) {
        return random.nextBoolean() ? random.nextInt(300) : random.nextLong() & ((1L << spread) - 1);
    }

    private static void assertSame(NavigableMap<Long, String> model, LongTrie<String> trie, long from) {
        assertEquals(model.size(), trie.size());
        assertEquals(model.isEmpty(), trie.isEmpty());
        for (Map.Entry<Long, String> entry : model.entrySet()) {
            assertEquals(Optional.of(entry.getValue()), trie.get(entry.getKey()));
            long near = entry.getKey() + 1;
            assertEquals(model.containsKey(near), trie.contains(near));
        }
        Iterator<Map.Entry<Long, String>> all = trie.from(from, Map::entry);
        for (Map.Entry<Long, String> entry : model.tailMap(from).entrySet()) {
            assertEquals(entry, all.next());
        }
        assertFalse(all.hasNext());
    }

    private static Set<Object> nodes(LongTrie<?> trie) {
        Set<Object> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(trie.root(), nodes);
        return nodes;
    }

    private static void collect(TrieNode node, Set<Object> into) {
        into.add(node);
        for (int index = node.next(0); index < Long.SIZE; index = node.next(index + 1)) {
            if (node.slot(index) instanceof TrieNode child) {
                collect(child, into);
            }
        }
    }
}
