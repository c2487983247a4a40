package panal.nameserver.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.Unreachable;
import panal.protocol.error.VersionMismatch;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.Nonces;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.Entry;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Registration;
import panal.testkit.FakeClock;

final class NameServerObjectTest {
    private static final ClusterProof NO_PROOF = new ClusterProof(Bits256.ZERO, Bits256.ZERO);

    private final FakeClock clock = FakeClock.anyTime();
    private final SecureRandom random = new SecureRandom();
    private final ClusterSecret secret = ClusterSecret.random(random);
    private final AtomicBoolean callerIsElsewhere = new AtomicBoolean();
    private final Registry registry;
    private final NameTable table;
    private final NameServerObject server;

    NameServerObjectTest() throws Exception {
        registry = LocateRegistry.createRegistry(0);
        table = new NameTable("nameserver", new Mirror(registry), clock);
        server = new NameServerObject(
                table, new ClusterGate(secret, new Nonces(clock, random)), new Reach(callerIsElsewhere::get));
    }

    @BeforeEach
    void standItself() throws Exception {
        table.register(entry("nameserver", "127.0.0.1:1"), Duration.ZERO, false);
    }

    @AfterEach
    void freePort() throws Exception {
        UnicastRemoteObject.unexportObject(registry, true);
    }

    @Test
    void theClustersNamesNeedProof() throws Exception {
        assertThrows(AccessDenied.class, () -> register("datanode-1", NO_PROOF));
        assertThrows(AccessDenied.class, () -> register("namenode", NO_PROOF));
        assertThrows(AccessDenied.class, () -> register("namenode-2", NO_PROOF));
        register("datanode-1", proof("register datanode-1"));
        register("anybody", NO_PROOF);

        assertEquals(3, server.count());
    }

    @Test
    void aProofIsGoodForItsClaimAlone() {
        assertThrows(AccessDenied.class, () -> register("datanode-1", proof("register datanode-2")));
        assertThrows(AccessDenied.class, () -> register("datanode-1", proof("remove datanode-1")));
        ClusterProof foreign =
                ClusterSecret.random(random).prove(server.challenge().nonce(), "register datanode-1");
        assertThrows(AccessDenied.class, () -> register("datanode-1", foreign));
    }

    @Test
    void aProofIsGoodOnceAndForAMinute() throws Exception {
        ClusterProof proof = proof("register datanode-1");
        register("datanode-1", proof);
        assertThrows(AccessDenied.class, () -> register("datanode-1", proof));

        ClusterProof slow = proof("register datanode-1");
        clock.advance(Duration.ofMinutes(1));
        assertThrows(AccessDenied.class, () -> register("datanode-1", slow));

        ClusterProof ownNonce = secret.prove(new Bits256(1, 2, 3, 4), "register datanode-1");
        assertThrows(AccessDenied.class, () -> register("datanode-1", ownNonce));
    }

    @Test
    void removingTheClustersNamesNeedsProofInEveryWay() throws Exception {
        register("datanode-1", proof("register datanode-1"));
        register("data", NO_PROOF);

        assertThrows(AccessDenied.class, () -> server.remove("datanode-1", NO_PROOF));
        assertThrows(AccessDenied.class, () -> server.removeByPrefix("data", NO_PROOF));
        assertThrows(AccessDenied.class, () -> server.removeMatching("d.*1", NO_PROOF));
        assertThrows(AccessDenied.class, () -> server.setTags("datanode-1", Set.of(), NO_PROOF));
        assertEquals(3, server.count());

        server.setTags("datanode-1", Set.of("a"), proof("settags datanode-1"));
        assertEquals(1, server.remove("data", NO_PROOF));
        assertEquals(0, server.remove("data", NO_PROOF));
        assertEquals(1, server.removeMatching("d.*1", proof("removematching d.*1")));
        register("datanode-2", proof("register datanode-2"));
        assertEquals(1, server.removeByPrefix("", proof("removeprefix ")));
        assertEquals(1, server.count());
    }

    @Test
    void itsOwnEntryIsNobodysToChange() {
        assertThrows(AccessDenied.class, () -> register("nameserver", proof("register nameserver")));
        assertThrows(AccessDenied.class, () -> server.remove("nameserver", proof("remove nameserver")));
        assertThrows(AccessDenied.class, () -> server.setTags("nameserver", Set.of(), NO_PROOF));
    }

    @Test
    void aServiceOfAnotherVersionIsRefusedByName() {
        Registration old = new Registration(new ProtocolVersion(99), entry("echo", "h:1"), false, 0);

        VersionMismatch refusal = assertThrows(VersionMismatch.class, () -> server.register(old, NO_PROOF));

        assertTrue(refusal.getMessage().contains("echo") && refusal.getMessage().contains("99"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:1100", "localhost:1100", "[::1]:1100", "127.9.9.9:1"})
    void aLoopbackAddressIsRefusedToOtherMachinesWithTheWayOut(String address) throws Exception {
        server.register(registration(entry("echo", address)), NO_PROOF);
        assertEquals(address, server.lookup("echo").address());
        callerIsElsewhere.set(true);

        Unreachable refusal = assertThrows(Unreachable.class, () -> server.lookup("echo"));

        assertTrue(
                refusal.getMessage().contains(address) && refusal.getMessage().contains("--host"));
        assertThrows(Unreachable.class, () -> server.register(registration(entry("mine", address)), NO_PROOF));
    }

    @Test
    void anAddressOfTheLanIsGivenToEverybody() throws Exception {
        callerIsElsewhere.set(true);
        server.register(registration(entry("echo", "10.0.0.7:1100")), NO_PROOF);

        assertEquals("10.0.0.7:1100", server.lookup("echo").address());
        assertEquals(List.of("echo"), namesOf(server.list("e")));
        assertEquals(List.of("echo"), namesOf(server.listMatching("[a-f]cho")));
    }

    @Test
    void namesThatNobodyCanHaveAreRefused() {
        assertThrows(InvalidInput.class, () -> register("two\nlines", NO_PROOF));
        assertThrows(InvalidInput.class, () -> server.lookup(""));
        assertThrows(InvalidInput.class, () -> server.listMatching("("));
        NotFound missing = assertThrows(NotFound.class, () -> server.lookup("nobody"));
        assertTrue(missing.getMessage().contains("nobody"));
    }

    private void register(String name, ClusterProof proof) throws Exception {
        server.register(registration(entry(name, "127.0.0.1:2")), proof);
    }

    private ClusterProof proof(String claim) {
        return secret.prove(server.challenge().nonce(), claim);
    }

    private static Registration registration(Entry entry) {
        return new Registration(ProtocolVersion.CURRENT, entry, false, 0);
    }

    private static Entry entry(String name, String address) {
        return new Entry(name, new Stub(name), address, Set.of());
    }

    private static List<String> namesOf(List<Entry> entries) {
        return entries.stream().map(Entry::name).toList();
    }
}
