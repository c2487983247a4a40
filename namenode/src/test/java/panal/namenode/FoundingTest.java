package panal.namenode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.namenode.commit.Committer;
import panal.namenode.journal.FileJournal;
import panal.namenode.namespace.User;
import panal.protocol.config.Home;
import panal.protocol.config.UserKeyFiles;
import panal.protocol.value.ClusterId;
import panal.testkit.FakeClock;

final class FoundingTest {
    private final FakeClock clock = FakeClock.anyTime();
    private final SecureRandom random = new SecureRandom();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void theFirstStartMakesAClusterAndASuperuserWithAKeyAndTheNextOnesDoNot() throws Exception {
        Home home = new Home(directory.resolve("home"));
        ClusterId cluster = startedOnce(home, "ana");
        String key = Files.readString(home.userKey("ana"));
        assertEquals(cluster, startedOnce(home, "bob"));
        assertEquals(key, Files.readString(home.userKey("ana")));
        assertFalse(Files.exists(home.userKey("bob")));
    }

    @Test
    void aLostKeyIsNotReplacedByAnInventedOne() throws Exception {
        Home home = new Home(directory.resolve("home"));
        startedOnce(home, "ana");
        Files.delete(home.userKey("ana"));
        startedOnce(home, "ana");
        assertFalse(Files.exists(home.userKey("ana")));
    }

    @Test
    void namesThatNoFileCanHaveAreMadeAcceptable() {
        assertEquals("Ana_M_ller-1", Founding.acceptable("Ana M*ller-1"));
        assertEquals("_ana", Founding.acceptable(".ana"));
        assertEquals("admin", Founding.acceptable(""));
    }

    private ClusterId startedOnce(Home home, String osUser) throws Exception {
        FileJournal journal = FileJournal.in(directory.resolve("journal"), Runnable::run);
        try (Committer committer = Committer.open(journal, Thread::new, Committer.QUEUE)) {
            Founding.foundOrCheck(committer, home, osUser, random, clock);
            User user = committer.published().users().iterator().next();
            if (UserKeyFiles.has(home, user.name())) {
                assertEquals(
                        user.verifier(), UserKeyFiles.read(home, user.name()).verifier());
            }
            return committer.published().clusterId();
        }
    }
}
