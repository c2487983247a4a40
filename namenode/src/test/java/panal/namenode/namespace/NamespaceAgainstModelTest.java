package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Usage;
import panal.testkit.Seeds;

/** Random commands: the namespace does and refuses just what a simple model does and refuses. */
final class NamespaceAgainstModelTest {
    private static final String[] NAMES = {"a", "b", "c", "d e"};
    private static final int STEPS = 400;

    private interface Attempt {
        void run() throws PanalException;
    }

    @Test
    void doesAndRefusesWhatTheModelDoesAndRefuses() {
        Seeds.each(1, 60, random -> {
            Scribe scribe = Scribe.founded();
            Model model = new Model();
            for (int step = 0; step < STEPS; step++) {
                step(random, scribe, model);
                assertEquals(model.all(), tree(scribe.namespace()), "after step " + step);
            }
            assertCountsAndOwners(scribe);
        });
    }

    @Test
    void snapshotAndReplayGiveTheNamespaceThatLiveHas() {
        Seeds.each(1_000, 20, random -> {
            Scribe scribe = Scribe.founded();
            Model model = new Model();
            for (int step = 0; step < STEPS; step++) {
                step(random, scribe, model);
            }
            List<Edit> live = Scribe.contents(scribe.namespace());
            assertEquals(live, Scribe.contents(Namespace.empty().replayAll(scribe.edits())));
            assertEquals(live, Scribe.contents(Namespace.empty().replayAll(live)));
        });
    }

    private static void step(Random random, Scribe scribe, Model model) throws PanalException {
        String path = path(random);
        boolean flag = random.nextBoolean();
        switch (random.nextInt(10)) {
            case 0, 1 ->
                same(model.mkdir(path, flag), () -> {
                    if (flag) {
                        scribe.mkdirs(path);
                    } else {
                        scribe.mkdir(path);
                    }
                });
            case 2, 3, 4, 5 -> {
                if (!path.equals("/") && model.canHold(path)) {
                    int length = random.nextInt(3) * 1_000;
                    same(model.put(path, length, flag), () -> scribe.put(path, length, flag));
                }
            }
            case 6, 7 -> {
                String to = path(random);
                same(model.rename(path, to), () -> scribe.rename(path, to));
            }
            case 8 -> same(model.delete(path, flag), () -> scribe.delete(path, flag));
            default -> scribe.give(new Reclaim(1 + random.nextInt(3), 5));
        }
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder();
        int depth = 1 + random.nextInt(4);
        for (int i = 0; i < depth; i++) {
            path.append('/').append(NAMES[random.nextInt(NAMES.length)]);
        }
        return random.nextInt(50) == 0 ? "/" : path.toString();
    }

    private static void same(Optional<Class<?>> expected, Attempt attempt) {
        Optional<Class<?>> actual = Optional.empty();
        try {
            attempt.run();
        } catch (PanalException refused) {
            actual = Optional.of(refused.getClass());
        }
        assertEquals(expected, actual);
    }

    /** Every path with its length, -1 for a directory; found by listing, and found again by path and by id. */
    private static Map<String, Integer> tree(Namespace namespace) {
        Map<String, Integer> tree = new TreeMap<>(Map.of("/", -1));
        walk(namespace, namespace.find(FilePath.ROOT).orElseThrow(), "", tree);
        return tree;
    }

    private static void walk(Namespace namespace, Inode directory, String prefix, Map<String, Integer> into) {
        for (Inode inode : namespace.list(directory.id(), "", 1_000)) {
            String path = prefix + "/" + inode.name();
            assertEquals(Optional.of(inode), namespace.find(new FilePath(path)));
            assertEquals(path, namespace.pathOf(inode.id()).orElseThrow().text());
            int length = (int) inode.status(new FilePath(path)).length();
            into.put(path, inode.isDirectory() ? -1 : length);
            if (inode.isDirectory()) {
                walk(namespace, inode, path, into);
            }
        }
    }

    private static void assertCountsAndOwners(Scribe scribe) throws PanalException {
        scribe.reclaimAll();
        Namespace namespace = scribe.namespace();
        Usage usage = namespace.usage(DirectoryInode.ROOT);
        Counts counts = namespace.counts();
        assertEquals(usage.directories(), counts.directories());
        assertEquals(usage.files(), counts.files());
        assertEquals(usage.length(), counts.bytes());
        assertEquals(counts.directories() + counts.files(), namespace.inodes().size());
        Set<BlockId> owned = new HashSet<>();
        for (Inode inode : namespace.inodes()) {
            if (inode instanceof FileInode file) {
                file.content().blocks().forEach(block -> owned.add(block.id()));
            }
        }
        assertEquals(counts.blocks(), owned.size());
        owned.forEach(block -> assertTrue(namespace.ownerOf(block).isPresent()));
        assertEquals(owned.size(), namespace.blocks.owners().size(), "only files own blocks");
        assertTrue(namespace.doomed().keySet().stream().noneMatch(owned::contains), "what is owned is not doomed");
        assertTrue(namespace.detached().isEmpty());
    }
}
