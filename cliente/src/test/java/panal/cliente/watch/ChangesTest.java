package panal.cliente.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.rmi.RemoteException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.ConnectionListener;
import panal.cliente.session.Credentials;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.Change;
import panal.protocol.value.ChangeMark;
import panal.protocol.value.ChangePage;
import panal.protocol.value.FilePath;
import panal.protocol.value.WatchRequest;

/** A client's two ways to hear of changes, when connections break and the NameNode goes. */
@Timeout(60) // a safety net: a client that is broken waits for ever
final class ChangesTest {
    /** Whatever is waited for in vain here is waited for briefly. */
    private static final Rhythm QUICK =
            new Rhythm(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofMillis(10));
    /** Nothing is waited for in vain. */
    private static final Rhythm PATIENT =
            new Rhythm(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofMillis(10));

    private final WatchedNameNode nameNode = new WatchedNameNode();
    private final ClusterSession session = new ClusterSession(
            nameNode, new Credentials("ana", WatchedNameNode.KEY), Clock.systemUTC(), ConnectionListener.NONE);

    ChangesTest() throws Exception {}

    @AfterEach
    void stop() {
        session.close();
        nameNode.close();
    }

    private Changes watch(Callback callback, Rhythm rhythm) throws Exception {
        WatchRequest request = new WatchRequest(new FilePath("/d"), false, ChangeMark.NOW);
        Changes changes = new Changes(session, request, callback, rhythm);
        changes.begin();
        return changes;
    }

    private static List<String> paths(ChangePage page) {
        return page.changes().stream().map(Change::path).map(FilePath::text).toList();
    }

    @Test
    void hearsByBeingCalled() throws Exception {
        nameNode.watches.writes("/d/before");
        try (Changes changes = watch(Callback.ANYWHERE, PATIENT)) {
            nameNode.watches.writes("/d/a");
            nameNode.watches.writes("/elsewhere");
            nameNode.watches.writes("/d/b");
            assertEquals(List.of("/d/a"), paths(changes.next()));
            assertEquals(List.of("/d/b"), paths(changes.next()));
            assertTrue(changes.isCalled());
            assertEquals(0, nameNode.watches.questions());
        }
        assertEquals(0, nameNode.watches.listening(), "ended when it was closed");
    }

    @Test
    void asksWhereItCannotBeCalled() throws Exception {
        nameNode.watches.sees("203.0.113.7");
        try (Changes changes = watch(Callback.ANYWHERE, PATIENT)) {
            nameNode.watches.writes("/d/a");
            nameNode.watches.writes("/d/b");
            assertEquals(List.of("/d/a", "/d/b"), paths(changes.next()));
            assertFalse(changes.isCalled());
        }
        assertEquals(0, nameNode.watches.registrations(), "a stub was sent");
    }

    @Test
    void asksWhenNoCallArrives() throws Exception {
        nameNode.watches.cannotCall();
        try (Changes changes = watch(Callback.ANYWHERE, QUICK)) {
            nameNode.watches.writes("/d/a");
            assertEquals(List.of("/d/a"), paths(changes.next()));
            assertFalse(changes.isCalled());
            assertEquals(1, nameNode.watches.registrations());
        }
    }

    @Test
    void asksWhenItIsToldTo() throws Exception {
        try (Changes changes = watch(Callback.OFF, PATIENT)) {
            nameNode.watches.writes("/d/a");
            assertEquals(List.of("/d/a"), paths(changes.next()));
            assertEquals(0, nameNode.watches.registrations());
        }
    }

    @Test
    void goesOnWhereItWasWhenItIsForgotten() throws Exception {
        try (Changes changes = watch(Callback.ANYWHERE, QUICK)) {
            nameNode.watches.writes("/d/a");
            assertEquals(List.of("/d/a"), paths(changes.next()));
            nameNode.watches.forgetListeners();
            nameNode.watches.writes("/d/b");
            ChangePage missed = changes.next();
            assertEquals(List.of("/d/b"), paths(missed));
            assertFalse(missed.gap());
            assertTrue(changes.isCalled());
        }
    }

    @Test
    void tellsOnceWhatComesTwice() throws Exception {
        try (Changes changes = watch(Callback.ANYWHERE, PATIENT)) {
            nameNode.watches.writes("/d/a");
            assertEquals(List.of("/d/a"), paths(changes.next()));
            nameNode.watches.repeats();
            nameNode.watches.writes("/d/b");
            assertEquals(List.of("/d/b"), paths(changes.next()));
        }
    }

    @Test
    void aNameNodesRestartIsAGapAndThenItGoesOn() throws Exception {
        for (Callback callback : List.of(Callback.ANYWHERE, Callback.OFF)) {
            try (Changes changes = watch(callback, QUICK)) {
                nameNode.watches.writes("/d/a");
                assertEquals(List.of("/d/a"), paths(changes.next()));
                nameNode.restart();
                ChangePage gap = changes.next();
                assertTrue(gap.gap(), gap.toString());
                assertEquals(FakeWatches.TIME, changes.knownUntilMillis());
                nameNode.watches.writes("/d/b");
                List<String> after = new ArrayList<>(paths(gap));
                while (after.isEmpty()) {
                    after.addAll(paths(changes.next()));
                }
                assertEquals(List.of("/d/b"), after);
                assertEquals(callback.allowed(), changes.isCalled());
            }
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        try (Changes changes = watch(Callback.ANYWHERE, PATIENT)) {
            Thread.currentThread().interrupt();
            assertThrows(LocalFailure.class, changes::next);
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void whoDoesNotLookRefusesMore() throws Exception {
        Inbox inbox = new Inbox(Duration.ZERO);
        ChangePage page = new ChangePage(List.of(), new ChangeMark(1, 1), false, 1);
        RemoteException full = assertThrows(RemoteException.class, () -> {
            for (int i = 0; i < 1_000; i++) {
                inbox.changed(page);
            }
        });
        assertTrue(String.valueOf(full.getMessage()).contains("50 pages"), full.getMessage());
        assertEquals(Optional.of(page), inbox.next(Duration.ZERO));
        inbox.changed(page);
    }

    @Test
    void readsWhatIsSaidOfCallbacks() throws Exception {
        assertEquals(Callback.ANYWHERE, Callback.parse("on"));
        assertEquals(Callback.OFF, Callback.parse("off"));
        assertEquals(new Callback(true, 4_711), Callback.parse("4711"));
        assertThrows(InvalidInput.class, () -> Callback.parse("70000"));
        assertThrows(InvalidInput.class, () -> Callback.parse("maybe"));
    }
}
