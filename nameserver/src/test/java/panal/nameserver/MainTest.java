package panal.nameserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.config.ClusterKeyFile;
import panal.protocol.config.Home;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.ServiceRegistration;
import panal.protocol.remote.NameServer;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Address;
import panal.protocol.value.Entry;

/** The name server as a process. */
final class MainTest {
    private final Path home;
    private final ChildNameServer server;
    private int port;
    private NameServerLink link;

    MainTest(@TempDir Path home) throws Exception {
        this.home = home;
        server = ChildNameServer.start(home, "--port", "0");
        link = new NameServerLink(new Address("127.0.0.1", 1));
    }

    @BeforeEach
    void awaitReady() {
        port = server.port();
        link = new NameServerLink(new Address("127.0.0.1", port));
    }

    @AfterEach
    void killServer() throws Exception {
        server.close();
    }

    @Test
    void nobodyBindsInThePlainRegistryExceptThroughTheNameServer() throws Exception {
        Registry plain = LocateRegistry.getRegistry("127.0.0.1", port);
        NameServer itself = (NameServer) plain.lookup("nameserver");

        assertThrows(RemoteException.class, () -> plain.rebind("nameserver", itself));
        assertThrows(RemoteException.class, () -> plain.bind("namenode", itself));

        assertEquals(Set.of("nameserver"), Set.copyOf(Arrays.asList(plain.list())));
        registration(secret()).register();
        assertEquals(itself, plain.lookup("namenode"));
    }

    @Test
    void killedAndStartedAgainItIsFullAfterOneRenewal() throws Exception {
        ServiceRegistration service = registration(secret());
        service.register();
        server.kill();

        try (ChildNameServer again = ChildNameServer.start(home, "--port", Integer.toString(port))) {
            assertEquals(port, again.port());
            service.renew();

            assertEquals(2, link.ask(NameServer::count));
            Registry plain = LocateRegistry.getRegistry("127.0.0.1", port);
            assertEquals(Set.of("nameserver", "namenode"), Set.copyOf(Arrays.asList(plain.list())));
        }
    }

    @Test
    void aSecondOneInTheSameHomeSaysSoInOneLine() throws Exception {
        try (ChildNameServer second = ChildNameServer.start(home, "--port", "0")) {
            assertEquals(1, second.exitCode());
            assertTrue(second.terminal().matches("panal: nameserver: .* in use .*"), second.terminal());
        }
    }

    @Test
    void aTakenPortIsNamedInOneLine(@TempDir Path other) throws Exception {
        try (ChildNameServer second = ChildNameServer.start(other, "--port", Integer.toString(port))) {
            assertEquals(1, second.exitCode());
            String complaint = second.terminal().lines().reduce("", (before, line) -> line);
            assertTrue(complaint.startsWith("panal: nameserver: ") && complaint.contains(Integer.toString(port)));
        }
    }

    @Test
    void stoppedCleanlyItLeavesItsKeyAndNoPidFile() throws Exception {
        Path pidFile = home.resolve("run").resolve("nameserver.pid");
        assertEquals(Long.toString(server.pid()), Files.readString(pidFile).strip());
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(home.resolve("cluster.key")));

        server.stop();
        server.exitCode();

        assertFalse(Files.exists(pidFile));
        assertTrue(Files.size(home.resolve("log").resolve("nameserver.log")) > 0);
        assertEquals(
                secret().encoded(),
                Files.readString(home.resolve("cluster.key")).strip());
    }

    private ClusterSecret secret() throws Exception {
        return ClusterKeyFile.read(new Home(home));
    }

    /** Registers the name server's own stub as a NameNode: any stub will do. */
    private ServiceRegistration registration(ClusterSecret secret) throws Exception {
        Entry entry = new Entry("namenode", link.nameServer(), "127.0.0.1:2", Set.of());
        return new ServiceRegistration(link, secret, entry, Duration.ofSeconds(60));
    }
}
