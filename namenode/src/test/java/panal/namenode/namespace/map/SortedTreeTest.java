package panal.namenode.namespace.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import panal.testkit.Seeds;

final class SortedTreeTest {
    private record Item(int key, String value) {}

    private static final SortedTree<Item> EMPTY = SortedTree.by(Comparator.comparingInt(Item::key));

    @Test
    void doesWhatATreeMapDoesAndOldOnesStayAsTheyWere() {
        Seeds.each(1, 30, random -> {
            SortedTree<Item> tree = EMPTY;
            TreeMap<Integer, Item> model = new TreeMap<>();
            SortedTree<Item> kept = tree;
            TreeMap<Integer, Item> keptModel = new TreeMap<>();
            int range = 10 + random.nextInt(20_000);
            for (int step = 0; step < 20_000; step++) {
                if (step % 5_000 == 3_000) {
                    kept = tree;
                    keptModel = new TreeMap<>(model);
                }
                boolean growing = step % 10_000 < 6_000;
                tree = change(random, tree, model, range, growing ? 8 : 1);
            }
            assertSame(model, tree, random.nextInt(range));
            assertSame(keptModel, kept, random.nextInt(range));
        });
    }

    @Test
    void aDraftChangesNothingThatWasThereBefore() {
        Seeds.each(500, 30, random -> {
            SortedTree<Item> before = EMPTY;
            TreeMap<Integer, Item> model = new TreeMap<>();
            for (int run = 0; run < 20; run++) {
                TreeMap<Integer, Item> modelBefore = new TreeMap<>(model);
                SortedTree<Item> drafted = before.in(new Draft());
                for (int step = 0; step < 400; step++) {
                    drafted = change(random, drafted, model, 3_000, run < 12 ? 8 : 2);
                }
                SortedTree<Item> after = drafted.settled();
                assertSame(modelBefore, before, 0);
                assertSame(model, after, 0);
                SortedTree<Item> other = after.plus(new Item(-1, "other"));
                assertSame(model, after, 0);
                assertTrue(other.find(new Item(-1, "")).isPresent());
                before = after;
            }
        });
    }

    @Test
    void whateverTheOrderTheyCameInAllAreThereAndAllCanGo() {
        int count = 10_000;
        for (IntUnaryOperator order :
                new IntUnaryOperator[] {i -> i, i -> count - 1 - i, i -> (int) (i * 7_919L % count)}) {
            SortedTree<Item> tree = EMPTY;
            TreeMap<Integer, Item> model = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                Item item = new Item(order.applyAsInt(i), "v");
                tree = tree.plus(item);
                model.put(item.key(), item);
            }
            assertSame(model, tree, 0);
            assertSame(model, tree.minus(new Item(-1, "")).minus(new Item(count, "")), 0);
            for (int i = 0; i < count; i++) {
                tree = tree.minus(new Item(order.applyAsInt(i), ""));
            }
            assertSame(new TreeMap<>(), tree, 0);
        }
    }

    @Test
    void nodesAreWellFilledAlsoAfterMostHasGone() {
        Random random = new Random(1);
        SortedTree<Item> tree = EMPTY;
        for (int i = 0; i < 50_000; i++) {
            tree = tree.plus(new Item(random.nextInt(), "v"));
        }
        int left = 0;
        for (Iterator<Item> all = tree.after(new Item(Integer.MIN_VALUE, "")); all.hasNext(); ) {
            Item item = all.next();
            left += item.key() % 16 == 0 ? 1 : 0;
            tree = item.key() % 16 == 0 ? tree : tree.minus(item);
        }
        int nodes = nodes(tree).size();
        assertTrue(nodes * 5 < left * 6 / TreeNode.FEWEST, nodes + " nodes for " + left);
    }

    @Test
    void ascendingElementsFillTheirNodesAndOneChangeMakesAFew() {
        SortedTree<Item> tree = EMPTY;
        for (int i = 0; i < 100_000; i++) {
            tree = tree.plus(new Item(i, "v"));
        }
        Set<Object> nodes = nodes(tree);
        assertTrue(nodes.size() < 100_000 / 60, nodes.size() + " nodes");
        Set<Object> after = nodes(tree.plus(new Item(50_000, "new")));
        after.removeAll(nodes);
        assertEquals(3, after.size());
    }

    private static SortedTree<Item> change(
            Random random, SortedTree<Item> tree, NavigableMap<Integer, Item> model, int range, int plusOfTen) {
        Item item = new Item(random.nextInt(range), "v" + random.nextInt());
        if (random.nextInt(10) < plusOfTen) {
            model.put(item.key(), item);
            return tree.plus(item);
        }
        model.remove(item.key());
        return tree.minus(item);
    }

    private static void assertSame(NavigableMap<Integer, Item> model, SortedTree<Item> tree, int after) {
        for (Item item : model.values()) {
            assertEquals(Optional.of(item), tree.find(new Item(item.key(), "")));
            Optional<Item> near = tree.find(new Item(item.key() + 1, ""));
            assertEquals(Optional.ofNullable(model.get(item.key() + 1)), near);
        }
        assertIterates(model.values().iterator(), tree.after(new Item(Integer.MIN_VALUE, "")));
        assertIterates(model.tailMap(after, false).values().iterator(), tree.after(new Item(after, "")));
    }

    private static void assertIterates(Iterator<Item> expected, Iterator<Item> actual) {
        while (expected.hasNext()) {
            assertEquals(expected.next(), actual.next());
        }
        assertFalse(actual.hasNext());
        assertThrows(NoSuchElementException.class, actual::next);
    }

    private static Set<Object> nodes(SortedTree<?> tree) {
        Set<Object> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(tree.root(), nodes);
        return nodes;
    }

    private static void collect(TreeNode<?> node, Set<Object> into) {
        into.add(node);
        for (int i = 0; !node.isLeaf() && i < node.size(); i++) {
            collect(node.child(i), into);
        }
    }
}
