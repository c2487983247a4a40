package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static panal.namenode.service.NameNodeFixture.newRequest;

import java.rmi.RemoteException;
import java.rmi.server.UnicastRemoteObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.Busy;
import panal.protocol.error.PanalException;
import panal.protocol.remote.ChangeListener;
import panal.protocol.remote.Session;
import panal.protocol.remote.Watches;
import panal.protocol.rmi.RmiPort;
import panal.protocol.rmi.StubAddress;
import panal.protocol.value.ChangeMark;
import panal.protocol.value.ChangePage;
import panal.protocol.value.FilePath;
import panal.protocol.value.WatchRequest;
import panal.testkit.Await;

/** Watching, over real RMI. */
final class WatchServiceTest {
    private static final WatchRequest ALL = new WatchRequest(FilePath.ROOT, false, ChangeMark.NOW);

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(0);

    private final List<RmiPort> ports = new ArrayList<>();
    private Session ana;
    private Watches watches;

    @BeforeEach
    void logIn() throws Exception {
        ana = cluster.ana();
        watches = ana.watches();
    }

    @AfterEach
    void closePorts() {
        ports.forEach(RmiPort::close);
    }

    private RmiPort port(String host) throws Exception {
        RmiPort port = RmiPort.open(host, 0);
        ports.add(port);
        return port;
    }

    private ChangeListener stub(HeardChanges listener) throws Exception {
        return port("127.0.0.1").export(listener, ChangeListener.class);
    }

    private void make(String path) throws Exception {
        ana.makeDirectory(new FilePath(path), false, newRequest());
    }

    private void seconds(int seconds) {
        cluster.clock.advance(Duration.ofSeconds(seconds));
        cluster.tick();
    }

    @Test
    void tellsAListenerAtOnceAndThenOfWhatOthersDo() throws Exception {
        HeardChanges heard = HeardChanges.open();
        make("/before");
        ChangePage begin = watches.watch(ALL, stub(heard));
        assertTrue(begin.isEmpty());
        Await.until("it is called", () -> heard.calls() == 1);
        make("/a");
        ana.rename(new FilePath("/a"), new FilePath("/b"), newRequest());
        Await.until("it has heard", () -> heard.paths().equals(List.of("/a", "/b")));
        assertEquals("127.0.0.1", watches.callerHost());
    }

    @Test
    void goesOnBehindAMark() throws Exception {
        ChangeMark mark = watches.watch(ALL, stub(HeardChanges.open())).next();
        make("/a");
        HeardChanges later = HeardChanges.open();
        ChangePage begin = watches.watch(ALL.behind(mark), stub(later));
        assertEquals(mark, begin.next());
        Await.until("it has heard", () -> later.paths().equals(List.of("/a")));
    }

    @Test
    void aStubForAnotherHostIsRefused() throws Exception {
        HeardChanges elsewhere = HeardChanges.open();
        for (String host : List.of("127.0.0.2", "localhost")) {
            ChangeListener stub = port(host).export(elsewhere, ChangeListener.class);
            AccessDenied refused = assertThrows(AccessDenied.class, () -> watches.watch(ALL, stub), host);
            assertTrue(String.valueOf(refused.getMessage()).contains(host), refused.getMessage());
            ports.remove(ports.size() - 1).close();
        }
        HeardChanges good = HeardChanges.open();
        watches.watch(ALL, stub(good));
        make("/a");
        Await.until("the good one has heard", () -> !good.paths().isEmpty());
        assertEquals(0, elsewhere.calls());
    }

    /** It points to the right host, but a call of it could hang for as long as the system lets a connection hang. */
    @Test
    void aStubWithoutTimeoutsIsRefused() throws Exception {
        HeardChanges plain = HeardChanges.open();
        ChangeListener good = stub(HeardChanges.open());
        ChangeListener withoutTimeouts = (ChangeListener) UnicastRemoteObject.exportObject(plain, 0);
        try {
            assertEquals(
                    "127.0.0.1", StubAddress.of(withoutTimeouts).orElseThrow().host());
            assertThrows(AccessDenied.class, () -> watches.watch(ALL, withoutTimeouts));
            watches.watch(ALL, good);
        } finally {
            UnicastRemoteObject.unexportObject(plain, true);
        }
        assertEquals(0, plain.calls());
    }

    @Test
    void aHangingListenerDelaysNobody() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try {
            List<HeardChanges> hanging = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                HeardChanges one = HeardChanges.hanging(gate);
                hanging.add(one);
                watches.watch(ALL, stub(one));
            }
            Await.until("all hang", () -> hanging.stream().allMatch(one -> one.calls() == 1));
            HeardChanges heard = HeardChanges.open();
            watches.watch(ALL, stub(heard));
            make("/a");
            Await.until("the other has heard", () -> heard.paths().equals(List.of("/a")));
            assertTrue(hanging.stream().allMatch(one -> one.paths().isEmpty()));
        } finally {
            gate.countDown();
        }
    }

    @Test
    void tooManyListenersOfOneUserAreRefused() throws Exception {
        RmiPort port = port("127.0.0.1");
        List<ChangeListener> stubs = new ArrayList<>();
        for (int i = 0; i <= WatchDesk.LISTENERS_OF_USER; i++) {
            stubs.add(port.export(HeardChanges.open(), ChangeListener.class));
        }
        ChangeListener last = stubs.remove(stubs.size() - 1);
        for (ChangeListener stub : stubs) {
            watches.watch(ALL, stub);
        }
        assertThrows(Busy.class, () -> watches.watch(ALL, last));
        awaitRoomFor(stubs.get(0));
        Watches bobs = cluster.login("bob", cluster.bob).watches();
        bobs.watch(ALL, last);
        watches.end(stubs.get(0));
        awaitRoomFor(last);
    }

    /** A listener that was ended takes its place for as long as a call of it lasts. */
    private void awaitRoomFor(ChangeListener stub) {
        Await.until("there is room", () -> {
            watches.watch(ALL, stub);
            return true;
        });
    }

    @Test
    void aListenerThatHangsCountsAlsoWhenItWasEnded() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        try {
            RmiPort port = port("127.0.0.1");
            for (int i = 1; i < WatchDesk.LISTENERS_OF_USER; i++) {
                watches.watch(ALL, port.export(HeardChanges.open(), ChangeListener.class));
            }
            HeardChanges hanging = HeardChanges.hanging(gate);
            ChangeListener stub = port.export(hanging, ChangeListener.class);
            watches.watch(ALL, stub);
            Await.until("it hangs", () -> hanging.calls() == 1);
            watches.end(stub);
            ChangeListener more = port.export(HeardChanges.open(), ChangeListener.class);
            assertThrows(Busy.class, () -> watches.watch(ALL, more));
            gate.countDown();
            awaitRoomFor(more);
        } finally {
            gate.countDown();
        }
    }

    @Test
    void aListenerHearsThatTheNameNodeIsThere() throws Exception {
        HeardChanges heard = HeardChanges.open();
        watches.watch(ALL, stub(heard));
        Await.until("it is called", () -> heard.calls() == 1);
        Await.until("it is called again", () -> {
            seconds(1);
            return heard.calls() > 1;
        });
        assertEquals(List.of(), heard.paths());
    }

    @Test
    void aListenerThatFailsIsGivenUp() throws Exception {
        HeardChanges failing = HeardChanges.failing();
        HeardChanges heard = HeardChanges.open();
        watches.watch(ALL, stub(heard));
        watches.watch(ALL, stub(failing));
        Await.until("it has failed three times", () -> {
            seconds(1);
            return failing.calls() == 3;
        });
        int before = heard.calls();
        Await.until("the other is called on and on", () -> {
            seconds(1);
            return heard.calls() > before + 3;
        });
        assertEquals(3, failing.calls());
    }

    @Test
    void listenersGoWithTheirSession() throws Exception {
        HeardChanges gone = HeardChanges.open();
        Session other = cluster.ana();
        other.watches().watch(ALL, stub(gone));
        Await.until("it is called", () -> gone.calls() == 1);
        other.logout();
        HeardChanges heard = HeardChanges.open();
        watches.watch(ALL, stub(heard));
        make("/a");
        Await.until("the other has heard", () -> !heard.paths().isEmpty());
        assertEquals(1, gone.calls());
    }

    @Test
    void whoAsksIsAnsweredWhenSomethingChanges() throws Exception {
        ChangeMark mark = watches.changes(ALL, Watches.WAIT_MILLIS).next();
        CompletableFuture<ChangePage> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return watches.changes(ALL.behind(mark), Watches.WAIT_MILLIS);
            } catch (RemoteException | PanalException failure) {
                throw new AssertionError(failure);
            }
        });
        make("/a");
        assertEquals(
                List.of("/a"),
                answer.get().changes().stream()
                        .map(change -> change.path().text())
                        .toList());
        assertTrue(watches.changes(ALL.behind(answer.get().next()), 0).isEmpty());
    }

    @Test
    void aRestartIsAGapAndThenItGoesOn() throws Exception {
        ChangeMark mark = watches.changes(ALL, 0).next();
        make("/a");
        cluster.restart();
        ana = cluster.ana();
        watches = ana.watches();
        ChangePage gap = watches.changes(ALL.behind(mark), Watches.WAIT_MILLIS);
        assertTrue(gap.gap());
        make("/b");
        ChangePage next = watches.changes(ALL.behind(gap.next()), Watches.WAIT_MILLIS);
        assertFalse(next.gap());
        assertEquals("/b", next.changes().get(0).path().text());
        HeardChanges heard = HeardChanges.open();
        assertTrue(watches.watch(ALL.behind(mark), stub(heard)).gap());
    }
}
