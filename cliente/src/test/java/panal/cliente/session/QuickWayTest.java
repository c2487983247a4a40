package panal.cliente.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.NotFound;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.protocol.quick.QuickServer;
import panal.protocol.remote.Files;
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
        public Files files(UserProof proof) throws PanalException {
            if (!UserKey.proven(proof, KEY.verifier())) {
                throw new AccessDenied("another key");
            }
            return (Files) Proxy.newProxyInstance(
                    Files.class.getClassLoader(), new Class<?>[] {Files.class}, (proxy, method, words) -> {
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
                () -> quick.ask(connection -> {
                    throw new NotFound("/a");
                }));
        assertEquals(Optional.of("this way"), quick.ask(connection -> "this way"));
    }

    @Test
    void whatMayHaveBeenDoneIsSaidAgainByRmiWhichWaitsForTheRestart() throws Exception {
        assertEquals(Optional.empty(), quick.ask(connection -> {
            throw new OutcomeUnknown("the disk is full; the NameNode stops");
        }));
        assertEquals(Optional.empty(), quick.ask(connection -> "this way"));
    }

    @Test
    void aBrokenConnectionIsNotTriedAgain() throws Exception {
        assertEquals(Optional.empty(), quick.ask(connection -> {
            throw new IOException("broken");
        }));
        assertEquals(Optional.empty(), quick.ask(connection -> "this way"));
    }

    @Test
    void whoIsNotKnownIsToldByRmi() throws Exception {
        QuickWay stranger =
                new QuickWay(Optional.of(port.address()), new Credentials("ana", UserKey.random(new SecureRandom())));
        assertEquals(Optional.empty(), stranger.ask(connection -> "this way"));
    }
}
