package panal.namenode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.namenode.commit.Committer;
import panal.namenode.journal.JournalSettings;
import panal.namenode.journal.JournalSettings.Founded;
import panal.protocol.config.Home;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.ClusterId;
import panal.testkit.FakeClock;

final class JournalPlanTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path disks;

    /** Starts as a NameNode does, and ends; the answer is the cluster that it serves. */
    private ClusterId startedOnce(List<Path> directories, Optional<Founded> founded) throws PanalException {
        JournalPlan plan = JournalPlan.of(directories, disks.resolve("own"), JournalSettings.DEFAULT, PATIENCE);
        JournalPlan.Opened opened = plan.prepare(name -> Thread::new, founded);
        Home home = new Home(disks.resolve("home"));
        try (Committer committer = Committer.open(opened.journal(), Thread::new, Committer.QUEUE)) {
            Founding.foundOrCheck(committer, home, "ana", new SecureRandom(), FakeClock.anyTime());
            return committer.published().clusterId();
        } finally {
            opened.executors().forEach(ExecutorService::shutdown);
        }
    }

    private String refusal(List<Path> directories, Optional<Founded> founded) {
        return String.valueOf(assertThrows(LocalFailure.class, () -> startedOnce(directories, founded))
                .getMessage());
    }

    @Test
    void mountsThatAreMissingAreNotTakenForANewCluster() throws Exception {
        Path first = disks.resolve("first");
        Path second = disks.resolve("second");
        for (List<Path> directories : List.of(List.of(first), List.of(first, second))) {
            ClusterId cluster = startedOnce(directories, Optional.empty());
            Optional<Founded> founded = Optional.of(new Founded("the mark", cluster.toString()));
            assertEquals(cluster, startedOnce(directories, founded));
            for (Path directory : directories) {
                Files.move(directory, disks.resolve(directory.getFileName() + "-unmounted"));
            }
            String refusal = refusal(directories, founded);
            assertTrue(refusal.contains("the mark says that cluster " + cluster), refusal);
            for (Path directory : directories) {
                try (Stream<Path> files = Files.list(directory)) {
                    assertEquals(List.of(), files.toList());
                }
                Files.delete(directory);
                Files.move(disks.resolve(directory.getFileName() + "-unmounted"), directory);
            }
            assertEquals(cluster, startedOnce(directories, founded));
        }
    }

    @Test
    void aDirectoryIsNamedOnce() {
        Path one = disks.resolve("one");
        List<Path> twice = List.of(one, disks.resolve("other/../one"));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> startedOnce(twice, Optional.empty()));
        assertTrue(String.valueOf(refused.getMessage()).contains("named twice"), refused.getMessage());
    }

    @Test
    void aDirectoryIsNotNamedAgainThroughALink() throws Exception {
        Path one = Files.createDirectory(disks.resolve("one"));
        Path link = Files.createSymbolicLink(disks.resolve("link"), one);
        Path way = Files.createSymbolicLink(disks.resolve("way"), disks);
        for (Path other : List.of(link, way.resolve("one"))) {
            String refusal = refusal(List.of(one, other), Optional.empty());
            assertTrue(refusal.contains(one + " and " + other + " are the same directory"), refusal);
        }
        startedOnce(List.of(link), Optional.empty());
    }
}
