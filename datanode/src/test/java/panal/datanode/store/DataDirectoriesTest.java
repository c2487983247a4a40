package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.ForeignCluster;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeHealth;
import panal.testkit.FakeClock;

final class DataDirectoriesTest {
    private static final ClusterId CLUSTER = new ClusterId(new UUID(1, 2));
    private static final byte[] DATA = Samples.data(1, 100);

    @TempDir
    Path home;

    @Test
    void identityLastsAndEveryStartIsCounted() throws PanalException {
        BlockStore first = open(dir("a"), dir("b"));
        NodeRecord born = first.node();
        assertEquals(1, born.incarnation());
        assertTrue(born.cluster().isNone());
        first.join(CLUSTER);
        first.hear(new Epoch(3, 99));
        first.hear(new Epoch(2, 1_000));
        first.close();
        BlockStore second = open(dir("a"), dir("b"));
        assertEquals(born.node(), second.node().node());
        assertEquals(2, second.node().incarnation());
        assertEquals(CLUSTER, second.node().cluster());
        assertEquals(new Epoch(3, 99), second.node().heard());
        second.close();
    }

    @Test
    void unmountedDirectoryHasFailedAndIsNotNew() throws PanalException, IOException {
        open(dir("a"), dir("b")).close();
        empty(dir("b"));
        BlockStore store = open(dir("a"), dir("b"));
        NodeHealth health = store.health(0, 0);
        assertEquals(1, health.directories());
        assertEquals(1, health.failedDirectories());
        assertTrue(Files.notExists(dir("b").resolve(IdentityFile.NAME)));
        Samples.store(store, 1, 1, DATA);
        assertEquals(1, Samples.blockFiles(dir("a"), ".blk").size());
        store.close();
    }

    @Test
    void directoryGivenUpOnceMayComeBackEmpty() throws PanalException, IOException {
        open(dir("a"), dir("b")).close();
        empty(dir("b"));
        open(dir("a")).close();
        BlockStore store = open(dir("a"), dir("b"));
        assertEquals(2, store.health(0, 0).directories());
        store.close();
    }

    @Test
    void aWipedNodeIsANewOne() throws PanalException, IOException {
        BlockStore before = open(dir("a"), dir("b"));
        before.join(CLUSTER);
        before.close();
        empty(dir("a"));
        empty(dir("b"));
        BlockStore store = open(dir("a"), dir("b"));
        assertNotEquals(before.node().node(), store.node().node());
        assertTrue(store.node().cluster().isNone());
        assertEquals(0, store.health(0, 0).failedDirectories());
        store.close();
    }

    @Test
    void addedDirectoryIsNew() throws PanalException {
        open(dir("a")).close();
        BlockStore store = open(dir("a"), dir("b"));
        assertEquals(2, store.health(0, 0).directories());
        assertEquals(2, store.node().directories().size());
        store.close();
    }

    @Test
    void failingDirectoryLosesItsBlocksAndTheOthersTakeTheNew() throws PanalException, IOException {
        FaultyDisk disk = new FaultyDisk();
        BlockStore store = BlockStore.open(Samples.in(dir("a"), dir("b")), FakeClock.anyTime(), disk);
        for (int block = 1; block <= 8; block++) {
            Samples.store(store, block, 1, DATA);
        }
        int inA = Samples.blockFiles(dir("a"), ".blk").size();
        assertTrue(inA > 0 && inA < 8, "blocks are spread: " + inA);
        disk.breakDown(dir("a"));
        // The first block that chooses the broken directory finds out and goes to the other one.
        for (int block = 11; block <= 14; block++) {
            Samples.store(store, block, 1, DATA);
        }
        NodeHealth health = store.health(0, 0);
        assertEquals(1, health.failedDirectories());
        assertEquals(8 - inA + 4, health.blocks());
        assertEquals(
                inA,
                store.stock().news(100).changes().stream()
                        .filter(change -> !change.gained())
                        .count());
        store.close();
    }

    @Test
    void directoryThatVanishesIsNoticedWithoutAWrite() throws PanalException, IOException {
        BlockStore store = open(dir("a"), dir("b"));
        empty(dir("b"));
        store.tend();
        assertEquals(1, store.health(0, 0).failedDirectories());
        store.close();
    }

    @Test
    void readFromADirectoryThatBreaksIsAnErrorNotACrash() throws PanalException {
        FaultyDisk disk = new FaultyDisk();
        BlockStore store = BlockStore.open(Samples.in(dir("a")), FakeClock.anyTime(), disk);
        Samples.store(store, 1, 1, DATA);
        disk.breakDown(dir("a"));
        assertThrows(LocalFailure.class, () -> store.read(new BlockId(1), 0, 1));
        assertEquals(0, store.health(0, 0).directories());
        store.close();
    }

    @Test
    void directoriesOfDifferentNodesAreRefused() throws PanalException {
        open(dir("a")).close();
        open(dir("b")).close();
        PanalException refused = assertThrows(LocalFailure.class, () -> open(dir("a"), dir("b")));
        assertTrue(refused.getMessage().contains("belong to different nodes"), refused.getMessage());
    }

    @Test
    void directoriesOfDifferentClustersAreRefused() throws PanalException, IOException {
        BlockStore store = open(dir("a"), dir("b"));
        store.join(CLUSTER);
        store.close();
        Path identity = dir("b").resolve(IdentityFile.NAME);
        Files.writeString(identity, Files.readString(identity).replace(CLUSTER.toString(), new UUID(5, 6).toString()));
        assertThrows(ForeignCluster.class, () -> open(dir("a"), dir("b")));
    }

    @Test
    void directoryInUseIsRefused() throws PanalException {
        BlockStore store = open(dir("a"));
        PanalException refused = assertThrows(LocalFailure.class, () -> open(dir("a")));
        assertTrue(refused.getMessage().contains("in use by another process"), refused.getMessage());
        store.close();
    }

    @Test
    void aLinkToADirectoryIsAsGoodAsThatDirectory() throws PanalException, IOException {
        Files.createDirectory(dir("disk"));
        Path link = Files.createSymbolicLink(dir("link"), dir("disk"));
        BlockStore store = open(link);
        PanalException refused = assertThrows(LocalFailure.class, () -> open(dir("disk")));
        assertTrue(refused.getMessage().contains("in use by another process"), refused.getMessage());
        store.close();
        open(link).close();
    }

    @Test
    void blocksWithoutAnIdentityAreNotTakenOver() throws PanalException, IOException {
        BlockStore store = open(dir("a"));
        Samples.store(store, 1, 1, DATA);
        store.close();
        Files.delete(dir("a").resolve(IdentityFile.NAME));
        PanalException refused = assertThrows(LocalFailure.class, () -> open(dir("a")));
        assertTrue(refused.getMessage().contains("holds blocks"), refused.getMessage());
    }

    @Test
    void damagedIdentityIsNoNewDirectory() throws PanalException, IOException {
        open(dir("a")).close();
        for (String damaged : List.of("", "self=1", "\\u12", "self=\nnode=x")) {
            Files.writeString(dir("a").resolve(IdentityFile.NAME), damaged);
            assertThrows(LocalFailure.class, () -> open(dir("a")));
            assertEquals(damaged, Files.readString(dir("a").resolve(IdentityFile.NAME)));
        }
    }

    private Path dir(String name) {
        return home.resolve(name);
    }

    private static BlockStore open(Path... directories) throws PanalException {
        return BlockStore.open(Samples.in(directories), FakeClock.anyTime());
    }

    private static void empty(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(directory)) {
                    Files.delete(file);
                }
            }
        }
    }
}
