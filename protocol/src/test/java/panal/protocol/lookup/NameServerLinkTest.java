package panal.protocol.lookup;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.error.VersionMismatch;
import panal.protocol.remote.DataNode;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NameServer;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Address;
import panal.protocol.value.Entry;
import panal.protocol.value.ProtocolVersion;

final class NameServerLinkTest {
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final ClusterSecret secret = ClusterSecret.random(new SecureRandom());
    private FakeNameServer server = new FakeNameServer(ProtocolVersion.CURRENT, secret);
    private RmiPort port;
    private NameServerLink link;

    @BeforeEach
    void startNameServer() throws Exception {
        port = serving(server, 0);
        link = new NameServerLink(port.address());
    }

    @AfterEach
    void close() {
        port.close();
    }

    private static RmiPort serving(FakeNameServer server, int tcpPort) throws Exception {
        RmiPort opened = RmiPort.open(HostChoice.LOOPBACK, tcpPort);
        opened.createRegistry().rebind(NameServerLink.NAME, opened.export(server, NameServer.class));
        return opened;
    }

    private void restart() throws Exception {
        port.close();
        server = new FakeNameServer(ProtocolVersion.CURRENT, secret);
        port = serving(server, port.address().port());
    }

    private ServiceRegistration registration(ClusterSecret with) throws Exception {
        // Any remote object will do as a service; this one is at hand.
        NameServer stub = port.export(new FakeNameServer(ProtocolVersion.CURRENT, secret), NameServer.class);
        Entry entry = new Entry("datanode-1", stub, port.address().toString(), Set.of("role:datanode"));
        return new ServiceRegistration(link, with, entry, LEASE);
    }

    @Test
    void findsAServiceOnceAndKeepsItUntilToldToForget() throws Exception {
        registration(secret).register();
        NameServer found = link.lookup("datanode-1", NameServer.class);
        assertEquals(ProtocolVersion.CURRENT, found.version());
        server.entries.clear();
        assertSame(found, link.lookup("datanode-1", NameServer.class));
        link.forget("datanode-1");
        Unreachable thrown = assertThrows(Unreachable.class, () -> link.lookup("datanode-1", NameServer.class));
        assertTrue(thrown.getMessage().startsWith("datanode-1 is not registered at name server " + port.address()));
    }

    @Test
    void findsTheNameServerAgainAfterItsRestart() throws Exception {
        assertEquals(0, link.ask(NameServer::count));
        restart();
        assertEquals(0, link.ask(NameServer::count));
    }

    @Test
    void aRegistrationThatARestartHasLostIsRenewed() throws Exception {
        ServiceRegistration registration = registration(secret);
        registration.register();
        registration.renew();
        assertEquals(Set.of("datanode-1"), server.entries.keySet());
        restart();
        registration.renew();
        assertEquals(Set.of("datanode-1"), server.entries.keySet());
        registration.withdraw();
        assertTrue(server.entries.isEmpty());
    }

    @Test
    void registeringNeedsTheClustersSecret() throws Exception {
        ServiceRegistration stranger = registration(ClusterSecret.random(new SecureRandom()));
        assertThrows(AccessDenied.class, stranger::register);
    }

    @Test
    void aServiceOfAnotherKindIsRefused() throws Exception {
        registration(secret).register();
        LocalFailure thrown = assertThrows(LocalFailure.class, () -> link.lookup("datanode-1", DataNode.class));
        assertTrue(thrown.getMessage().contains("is no DataNode"), thrown.getMessage());
    }

    @Test
    void anotherVersionIsRefusedWithBothNumbers() throws Exception {
        try (RmiPort old = serving(new FakeNameServer(new ProtocolVersion(77), secret), 0)) {
            VersionMismatch thrown =
                    assertThrows(VersionMismatch.class, () -> new NameServerLink(old.address()).nameServer());
            assertTrue(thrown.getMessage().contains("version 77"), thrown.getMessage());
            assertTrue(thrown.getMessage().contains("version " + ProtocolVersion.CURRENT.number()));
        }
    }

    @Test
    void nothingThereIsSaidWithTheAddress() {
        port.close();
        Unreachable thrown = assertThrows(Unreachable.class, () -> link.nameServer());
        assertOneLineNaming(port.address(), thrown);
    }

    @Test
    void someOtherRmiProgramIsToldApart() throws Exception {
        try (RmiPort empty = RmiPort.open(HostChoice.LOOPBACK, 0)) {
            Unreachable noRegistry =
                    assertThrows(Unreachable.class, () -> new NameServerLink(empty.address()).nameServer());
            assertTrue(noRegistry.getMessage().contains("some other RMI program"), noRegistry.getMessage());

            var registry = empty.createRegistry();
            Unreachable nothingBound =
                    assertThrows(Unreachable.class, () -> new NameServerLink(empty.address()).nameServer());
            assertTrue(nothingBound.getMessage().contains("some other RMI program"), nothingBound.getMessage());

            registry.rebind(NameServerLink.NAME, registry);
            InvalidInput somethingElse =
                    assertThrows(InvalidInput.class, () -> new NameServerLink(empty.address()).nameServer());
            assertTrue(somethingElse.getMessage().contains("some other RMI program"), somethingElse.getMessage());
            assertOneLineNaming(empty.address(), somethingElse);
        }
    }

    @Test
    void aProgramThatDoesNotSpeakRmiIsToldApart() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answering = CompletableFuture.runAsync(() -> answerAsTheWebDoes(web));
            Address address = new Address(HostChoice.LOOPBACK, web.getLocalPort());
            PanalException thrown = assertThrows(PanalException.class, () -> new NameServerLink(address).nameServer());
            assertOneLineNaming(address, thrown);
            answering.join();
        }
    }

    private static void answerAsTheWebDoes(ServerSocket web) {
        try (var socket = web.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void aLoopbackAddressIsNotHandedToAnotherMachine() {
        Address loopback = new Address("127.0.0.1", 1100);
        Unreachable thrown = assertThrows(
                Unreachable.class, () -> NameServerLink.requireReachable("namenode", loopback, "192.0.2.1"));
        assertTrue(thrown.getMessage().contains("start it there with --host"), thrown.getMessage());
        assertDoesNotThrow(() -> NameServerLink.requireReachable("namenode", loopback, "127.0.0.1"));
        assertDoesNotThrow(() -> NameServerLink.requireReachable("namenode", new Address("192.0.2.2", 1), "192.0.2.1"));
    }

    @Test
    void waitsForAServiceThatComesLate() throws Exception {
        ServiceRegistration registration = registration(secret);
        CompletableFuture<NameServer> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return link.lookupWithin(Duration.ofSeconds(60), "datanode-1", NameServer.class);
            } catch (PanalException failed) {
                throw new IllegalStateException(failed);
            }
        });
        registration.registerWithin(Duration.ofSeconds(60));
        assertEquals(ProtocolVersion.CURRENT, waiting.get().version());
        assertThrows(Unreachable.class, () -> link.lookupWithin(Duration.ZERO, "namenode", NameNode.class));
    }

    private static void assertOneLineNaming(Address address, PanalException thrown) {
        String message = String.valueOf(thrown.getMessage());
        assertTrue(message.contains(address.toString()), message);
        assertFalse(message.contains("\n"), message);
    }
}
