package panal.nameserver.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.ServiceRegistration;
import panal.protocol.quick.QuickConnection;
import panal.protocol.remote.NameServer;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.Nonces;
import panal.protocol.value.Entry;
import panal.testkit.Await;
import panal.testkit.FakeClock;

/** Over real sockets. */
final class NameServiceTest {
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final FakeClock clock = FakeClock.anyTime();
    private final SecureRandom random = new SecureRandom();
    private final ClusterSecret secret = ClusterSecret.random(random);
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final RmiPort port;
    private final NameService service;
    private final NameServerLink link;
    /** The services' side of the wire: something that can be called. */
    private final RmiPort elsewhere;

    private final NameServer object;

    NameServiceTest() throws Exception {
        port = RmiPort.open("127.0.0.1", 0);
        service = NameService.open(port, secret, clock, random, scheduler);
        link = new NameServerLink(port.address());
        elsewhere = RmiPort.open("127.0.0.1", 0);
        object = elsewhere.export(
                new NameServerObject(
                        new NameTable("x", new Mirror(LocateRegistry.getRegistry(1)), clock),
                        new ClusterGate(secret, new Nonces(clock, random)),
                        Reach.ofRemoteCalls()),
                NameServer.class);
    }

    @AfterEach
    void closeAll() {
        service.close();
        port.close();
        elsewhere.close();
        scheduler.shutdownNow();
    }

    @Test
    void aServiceIsFoundByNameByTagsAndInThePlainRegistry() throws Exception {
        registration("datanode-7", secret).register();

        NameServer names = link.nameServer();
        assertEquals(object, names.lookup("datanode-7").object());
        assertEquals(List.of("datanode-7"), namesOf(names.lookupAll(Set.of("role:datanode", "rack:left"))));
        assertEquals(List.of("datanode-7"), namesOf(names.lookupAny(Set.of("role:datanode", "rack:none"))));
        assertEquals(List.of("datanode-7"), namesOf(names.listMatching("data.*[0-9]")));
        assertEquals(2, names.count());

        Remote plain =
                LocateRegistry.getRegistry("127.0.0.1", port.address().port()).lookup("datanode-7");
        assertEquals(object, plain);
        assertEquals(0, assertInstanceOf(NameServer.class, plain).count());
    }

    @Test
    void itsOwnEntryIsInBoth() throws Exception {
        Entry own = link.nameServer().lookup("nameserver");

        assertEquals(port.address().toString(), own.address());
        assertEquals(
                own.object(),
                LocateRegistry.getRegistry("127.0.0.1", port.address().port()).lookup("nameserver"));
    }

    @Test
    void whereAServiceIsCanBeAskedWithoutRmi() throws Exception {
        registration("datanode-7", secret).register();

        assertEquals(elsewhere.address(), QuickConnection.where(port.address(), "datanode-7"));
        assertEquals(port.address(), QuickConnection.where(port.address(), "nameserver"));
        assertThrows(NotFound.class, () -> QuickConnection.where(port.address(), "datanode-8"));
        assertThrows(InvalidInput.class, () -> QuickConnection.where(port.address(), "a\nb"));
    }

    @Test
    void aServiceThatStopsRenewingIsCleanedUpByItself() throws Exception {
        ServiceRegistration alive = registration("datanode-1", secret);
        alive.register();
        registration("datanode-2", secret).register();
        clock.advance(Duration.ofSeconds(3));
        alive.renew();
        clock.advance(Duration.ofSeconds(2));

        Await.until(
                "datanode-2 is swept", () -> link.nameServer().list("datanode-").size() == 1);

        assertEquals("datanode-1", link.nameServer().list("datanode-").get(0).name());
        assertEquals(Set.of("datanode-1", "nameserver"), plainNames());
    }

    @Test
    void aRenewalOfAnEntryThatIsGoneRegistersItAgain() throws Exception {
        ServiceRegistration service = registration("datanode-1", secret);
        service.register();
        service.withdraw();
        assertEquals(Set.of("nameserver"), plainNames());

        service.renew();

        assertEquals(Set.of("datanode-1", "nameserver"), plainNames());
    }

    @Test
    void withAnotherSecretNobodyBecomesADataNode() {
        ServiceRegistration stranger = registration("datanode-1", ClusterSecret.random(random));

        PanalException refusal = assertThrows(AccessDenied.class, stranger::register);

        assertEquals(true, refusal.getMessage().contains("--join"), refusal.getMessage());
    }

    private ServiceRegistration registration(String name, ClusterSecret with) {
        Entry entry = new Entry(name, object, elsewhere.address().toString(), Set.of("role:datanode", "rack:left"));
        return new ServiceRegistration(link, with, entry, LEASE);
    }

    private Set<String> plainNames() throws Exception {
        return Set.copyOf(Arrays.asList(
                LocateRegistry.getRegistry("127.0.0.1", port.address().port()).list()));
    }

    private static List<String> namesOf(List<Entry> entries) {
        return entries.stream().map(Entry::name).toList();
    }
}
