package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.ConnectionListener;
import panal.cliente.session.Credentials;
import panal.cliente.session.Patience;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.SafeMode;
import panal.protocol.error.Unreachable;
import panal.protocol.error.VersionMismatch;
import panal.protocol.token.UserKey;
import panal.protocol.value.FilePath;
import panal.protocol.value.ProtocolVersion;
import panal.testkit.Await;

/** Logging in, and again. */
final class SessionTest {
    private static final FilePath DIRECTORY = new FilePath("/d");

    private final LocalFiles local;
    private final FakeCluster cluster = new FakeCluster(2);
    private final Panal panal = cluster.client();

    SessionTest(@TempDir Path directory) throws Exception {
        local = new LocalFiles(directory);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void logsInOnceForManyCalls() throws Exception {
        panal.makeDirectory(DIRECTORY, false);
        panal.stat(DIRECTORY);
        assertEquals(1, cluster.nameNode().logins.get());
    }

    @Test
    void logsInAgainWhenTheNameNodeWasRestarted() throws Exception {
        panal.makeDirectory(DIRECTORY, false);
        cluster.nameNode().restart();
        assertTrue(panal.stat(DIRECTORY).isDirectory());
        assertEquals(2, cluster.nameNode().logins.get());
    }

    @Test
    void waitsForANameNodeThatIsDownForAWhile() throws Exception {
        panal.makeDirectory(DIRECTORY, false);
        cluster.nameNode().down();
        CompletableFuture<Boolean> found = CompletableFuture.supplyAsync(() -> {
            try {
                return panal.stat(DIRECTORY).isDirectory();
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
        cluster.nameNode().up();
        assertTrue(found.get());
    }

    @Test
    void tellsOnceWhenTheNameNodeIsLostAndOnceWhenItIsBack() throws Exception {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void lost(PanalException why, Duration patience) {
                heard.add("lost");
            }

            @Override
            public void found(Duration after) {
                heard.add("found");
            }
        };
        Credentials ana = new Credentials("ana", FakeCluster.KEY);
        try (ClusterSession session = new ClusterSession(cluster, ana, Clock.systemUTC(), listener)) {
            session.call(Patience.forCommand(), s -> s.user());
            cluster.nameNode().down();
            Patience brief = new Patience(Duration.ofMillis(200), Duration.ZERO, Duration.ZERO);
            assertThrows(Unreachable.class, () -> session.call(brief, s -> s.user()));
            assertThrows(Unreachable.class, () -> session.call(brief, s -> s.user()));
            assertEquals(List.of("lost"), heard);
            cluster.nameNode().up();
            session.call(Patience.forCommand(), s -> s.user());
            session.call(Patience.forCommand(), s -> s.user());
            assertEquals(List.of("lost", "found"), heard);
        }
    }

    @Test
    void doesNothingTwiceWhenAnAnswerIsLost() throws Exception {
        cluster.nameNode().lostAnswers.set(1);
        panal.makeDirectory(DIRECTORY, false);
        assertTrue(panal.stat(DIRECTORY).isDirectory());
    }

    @Test
    void givesUpWhenItsPatienceIsOut() throws Exception {
        cluster.nameNode().down();
        try (ClusterSession session = session(FakeCluster.KEY)) {
            Patience brief = new Patience(Duration.ofMillis(200), Duration.ZERO, Duration.ZERO);
            Unreachable gone = assertThrows(Unreachable.class, () -> session.call(brief, s -> s.user()));
            assertTrue(String.valueOf(gone.getMessage()).contains("namenode"), gone.getMessage());
        }
    }

    @Test
    void refusesACommandAtOnceInSafeModeButATransferWaits() throws Exception {
        cluster.nameNode().safeMode = "3 blocks are missing";
        Patience none = new Patience(Duration.ofSeconds(20), Duration.ZERO, Duration.ZERO);
        try (ClusterSession session = session(FakeCluster.KEY)) {
            assertThrows(SafeMode.class, () -> session.call(none, s -> throwSafeMode()));
        }
        CompletableFuture<byte[]> uploaded = CompletableFuture.supplyAsync(() -> {
            try {
                return local.upload(panal, 10, LocalFiles.TWO_COPIES);
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
        Await.until("the upload has logged in", () -> cluster.nameNode().logins.get() > 1);
        cluster.nameNode().safeMode = "";
        assertEquals(10, uploaded.get().length);
    }

    @Test
    void refusesAWrongKey() {
        try (ClusterSession session = session(UserKey.random(new SecureRandom()))) {
            assertThrows(AccessDenied.class, () -> session.call(Patience.forCommand(), s -> s.user()));
        }
    }

    @Test
    void refusesANameNodeOfAnotherVersion() {
        cluster.nameNode().version = new ProtocolVersion(77);
        VersionMismatch other = assertThrows(VersionMismatch.class, () -> panal.stat(DIRECTORY));
        assertTrue(String.valueOf(other.getMessage()).contains("77"), other.getMessage());
    }

    @Test
    void endsAWaitWhenItIsClosed() throws Exception {
        cluster.nameNode().down();
        CompletableFuture<Throwable> outcome = CompletableFuture.supplyAsync(
                () -> assertThrows(LocalFailure.class, () -> panal.makeDirectory(DIRECTORY, false)));
        panal.close();
        assertTrue(String.valueOf(outcome.get().getMessage()).contains("closed"));
    }

    @Test
    void listsADirectoryPageByPage() throws Exception {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            FilePath path = FilePath.ROOT.child("d" + i);
            panal.makeDirectory(path, false);
            made.add(path.name());
        }
        List<String> listed = new ArrayList<>();
        panal.list(FilePath.ROOT, status -> listed.add(status.path().name()));
        assertEquals(made, listed);
    }

    private ClusterSession session(UserKey key) {
        return new ClusterSession(cluster, new Credentials("ana", key), Clock.systemUTC(), ConnectionListener.NONE);
    }

    private static String throwSafeMode() throws SafeMode {
        throw new SafeMode("3 blocks are missing");
    }
}
