package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.namenode.journal.Promise;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FilePath;

/** A NameNode whose journal is only written: what leaves it is forced all the same. */
final class WrittenServiceTest {
    @TempDir
    private Path directory;

    @Test
    void noNodeDeletesABlockBeforeTheFilesDeletionIsForced() throws Exception {
        try (NameNodeFixture cluster = new NameNodeFixture(directory, Promise.WRITTEN)) {
            cluster.startNodes(3);
            cluster.tick();
            Session ana = cluster.ana();
            cluster.upload(ana, "/f", new BlockSum(5, 6));
            cluster.committer.force();
            ana.delete(new FilePath("/f"), false, NameNodeFixture.newRequest());
            long deletion = cluster.committer.transaction();
            for (int seconds = 0; cluster.node(1).deleted.isEmpty() && seconds < 7_200; seconds++) {
                assertTrue(cluster.committer.forcedTransaction() < deletion, "nothing else forces");
                cluster.pass(Duration.ofSeconds(1));
            }
            assertEquals(1, cluster.node(1).deleted.size());
            assertTrue(cluster.committer.forcedTransaction() >= deletion, "a power cut would bring the file back");
        }
    }
}
