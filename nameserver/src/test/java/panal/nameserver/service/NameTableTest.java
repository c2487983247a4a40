package panal.nameserver.service;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.value.Entry;
import panal.testkit.FakeClock;

final class NameTableTest {
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final FakeClock clock = FakeClock.anyTime();
    private final Registry registry;
    private final NameTable table;

    NameTableTest() throws Exception {
        registry = LocateRegistry.createRegistry(0);
        table = new NameTable("nameserver", new Mirror(registry), clock);
    }

    @BeforeEach
    void standItself() throws Exception {
        table.register(entry("nameserver", "itself"), Duration.ZERO, false);
    }

    @AfterEach
    void freePort() throws Exception {
        UnicastRemoteObject.unexportObject(registry, true);
    }

    @Test
    void whatIsRegisteredShowsInThePlainRegistry() throws Exception {
        table.register(entry("echo", "one"), LEASE, false);
        assertEquals(new Stub("one"), registry.lookup("echo"));

        table.register(entry("echo", "two"), LEASE, false);
        assertEquals(new Stub("two"), registry.lookup("echo"));
        assertEquals(2, table.names().count());

        assertEquals(1, table.remove(List.of("echo", "never-there")));
        assertArrayEquals(new String[] {"nameserver"}, registry.list());
    }

    @Test
    void aSafeRegistrationReplacesNobody() throws Exception {
        table.register(entry("echo", "one"), LEASE, true);
        table.register(entry("echo", "one"), LEASE, true);

        assertThrows(AlreadyExists.class, () -> table.register(entry("echo", "two"), LEASE, true));

        assertEquals(new Stub("one"), registry.lookup("echo"));
    }

    @Test
    void aSafeRegistrationTakesANameWhoseLeaseIsOver() throws Exception {
        table.register(entry("echo", "one"), LEASE, true);
        clock.advance(LEASE);

        table.register(entry("echo", "two"), LEASE, true);

        assertEquals(new Stub("two"), registry.lookup("echo"));
    }

    @Test
    void anEntryThatNobodyRenewsIsSweptFromBoth() throws Exception {
        table.register(entry("silent", "s"), LEASE, false);
        table.register(entry("alive", "a"), LEASE, false);
        clock.advance(Duration.ofSeconds(3));
        assertTrue(table.renew("alive"));
        clock.advance(Duration.ofSeconds(2));

        assertEquals(List.of("silent"), table.sweep());

        assertTrue(table.names().find("silent").isEmpty());
        assertEquals(Set.of("alive", "nameserver"), Set.of(registry.list()));
        assertFalse(table.renew("silent"));
    }

    @Test
    void itsOwnEntryOutlivesRemovalAndSweep() throws Exception {
        assertEquals(0, table.remove(List.of("nameserver")));
        clock.advance(Duration.ofDays(1_000));
        table.sweep();

        assertEquals(1, table.names().count());
    }

    @Test
    void whatALocalProcessUnboundIsBoundAgain() throws Exception {
        table.register(entry("echo", "one"), LEASE, false);
        registry.unbind("echo");
        registry.unbind("nameserver");

        table.renew("echo");
        table.sweep();

        assertEquals(Set.of("echo", "nameserver"), Set.of(registry.list()));
        registry.unbind("echo");
        assertEquals(1, table.remove(List.of("echo")));
    }

    @Test
    void newTagsLeaveObjectAndLeaseAlone() throws Exception {
        table.register(entry("echo", "one"), LEASE, false);
        table.setTags("echo", Set.of("colour:blue"));

        assertEquals(List.of("echo"), namesOf(table.names().withAny(Set.of("colour:blue"))));
        assertEquals(new Stub("one"), registry.lookup("echo"));
        assertThrows(NotFound.class, () -> table.setTags("never-there", Set.of()));
        clock.advance(LEASE);
        assertEquals(List.of("echo"), table.sweep());
    }

    @Test
    void strangersCannotTakeTheClustersRoom() throws Exception {
        for (int i = 0; i < NameTable.STRANGERS - 1; i++) {
            table.register(entry("stranger-" + i, "s"), Duration.ZERO, false);
        }

        assertThrows(InvalidInput.class, () -> table.register(entry("one-more", "s"), Duration.ZERO, false));

        table.register(entry("stranger-0", "again"), Duration.ZERO, false);
        table.register(entry("datanode-1", "d"), LEASE, false);
        assertEquals(new Stub("d"), registry.lookup("datanode-1"));
    }

    private static List<String> namesOf(List<Entry> entries) {
        return entries.stream().map(Entry::name).toList();
    }

    private static Entry entry(String name, String object) {
        return new Entry(name, new Stub(object), "127.0.0.1:1", Set.of());
    }
}
