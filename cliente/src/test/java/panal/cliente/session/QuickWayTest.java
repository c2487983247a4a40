package panal.cliente.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.NotFound;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.protocol.error.SafeMode;
import panal.protocol.quick.QuickConnection;
import panal.protocol.quick.QuickServer;
import panal.protocol.remote.Session;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.UserKey;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.Challenge;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.UserProof;

/** When RMI is to be asked after all, and when an answer is one. */
final class QuickWayTest {
    private static final UserKey KEY = UserKey.random(new SecureRandom());

    private RmiPort port;
    private QuickWay quick;

    /** A name server and a NameNode in one. */
    private final class Service implements QuickServer.Desk {
        @Override
        public Address where(String service) {
            return port.address();
        }

        @Override
        public Challenge challenge(ProtocolVersion caller) {
            return new Challenge(new Bits256(1, 2, 3, 4), ProtocolVersion.CURRENT);
        }

        @Override
        public Session session(UserProof proof) throws PanalException {
            if (!UserKey.proven(proof, KEY.verifier())) {
                throw new AccessDenied("another key");
            }
            return (Session) Proxy.newProxyInstance(
                    Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, words) -> {
                        throw new UnsupportedOperationException(method.getName());
                    });
        }
    }

    @BeforeEach
    void serve() throws Exception {
        port = RmiPort.open(HostChoice.LOOPBACK, 0);
        port.serve(new QuickServer(new Service()));
        quick = new QuickWay(Optional.of(port.address()), new Credentials("ana", KEY));
    }

    @AfterEach
    void end() {
        quick.close();
        port.close();
    }

    @Test
    void whatIsRefusedIsAnAnswer() throws Exception {
        assertThrows(
                NotFound.class,
                () -> quick.ask(Patience.forCommand(), connection -> {
                    throw new NotFound("/a");
                }));
        assertEquals(Optional.of("this way"), quick.ask(Patience.forCommand(), connection -> "this way"));
    }

    @Test
    void whatMayHaveBeenDoneIsSaidAgainByRmiWhichWaitsForTheRestart() throws Exception {
        assertEquals(Optional.empty(), quick.ask(Patience.forCommand(), connection -> {
            throw new OutcomeUnknown("the disk is full; the NameNode stops");
        }));
        assertEquals(Optional.empty(), quick.ask(Patience.forCommand(), connection -> "this way"));
    }

    @Test
    void aRefusalThatPassesIsWaitedForByRmiWhereSomebodyWaits() throws Exception {
        QuickCall<String> tooEarly = connection -> {
            throw new SafeMode("the NameNode is starting");
        };
        assertThrows(SafeMode.class, () -> quick.ask(Patience.forCommand(), tooEarly));
        assertEquals(Optional.of("this way"), quick.ask(Patience.forCommand(), connection -> "this way"));
        Patience patient = Patience.forTransfer(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), quick.ask(patient, tooEarly));
        assertEquals(Optional.empty(), quick.ask(Patience.forCommand(), connection -> "this way"));
    }

    @Test
    void aBrokenConnectionIsNotTriedAgain() throws Exception {
        assertEquals(Optional.empty(), quick.ask(Patience.forCommand(), connection -> {
            throw new IOException("broken");
        }));
        assertEquals(Optional.empty(), quick.ask(Patience.forCommand(), connection -> "this way"));
    }

    @Test
    void whoIsInterruptedStopsAndMayAskAgainWhatIsToBeUndone() throws Exception {
        LocalFailure stopped = assertThrows(
                LocalFailure.class,
                () -> quick.ask(Patience.forCommand(), connection -> {
                    Thread.currentThread().interrupt();
                    throw new IOException("closed by an interrupt");
                }));
        assertEquals("interrupted", stopped.getMessage());
        assertTrue(Thread.interrupted(), "whoever called is to know");
        assertEquals(Optional.of("undone"), quick.ask(Patience.forCommand(), connection -> "undone"));
    }

    @Test
    void whoAsksMeanwhileDoesNotWaitForAnother() throws Exception {
        List<QuickConnection> used = new ArrayList<>();
        Optional<String> answer = quick.ask(Patience.forCommand(), first -> {
            used.add(first);
            return CompletableFuture.supplyAsync(() -> askedBeside(used)).join();
        });
        assertEquals(Optional.of("beside"), answer);
        assertNotSame(used.get(0), used.get(1));
        assertEquals(Optional.of("again"), quick.ask(Patience.forCommand(), again -> {
            used.add(again);
            return "again";
        }));
        assertTrue(used.subList(0, 2).contains(used.get(2)), "what is there is used again");
    }

    private String askedBeside(List<QuickConnection> used) {
        try {
            return quick.ask(Patience.forCommand(), second -> {
                        used.add(second);
                        return "beside";
                    })
                    .orElse("by RMI");
        } catch (PanalException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void givingUpLeavesWhatIsBeingAskedItsAnswer() throws Exception {
        assertEquals(Optional.of("to its end"), quick.ask(Patience.forCommand(), connection -> {
            quick.close();
            return "to its end";
        }));
        assertEquals(Optional.empty(), quick.ask(Patience.forCommand(), connection -> "this way"));
    }

    @Test
    void whoIsNotKnownIsToldByRmi() throws Exception {
        QuickWay stranger =
                new QuickWay(Optional.of(port.address()), new Credentials("ana", UserKey.random(new SecureRandom())));
        assertEquals(Optional.empty(), stranger.ask(Patience.forCommand(), connection -> "this way"));
    }
}
