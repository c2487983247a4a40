package panal.protocol.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.Unreachable;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.UserKey;
import panal.protocol.value.Address;

final class SecretsTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path directory;

    private Home home;

    @BeforeEach
    void makeHome() {
        home = new Home(directory.resolve("home"));
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /** A service on the name server's machine may be started first: it waits; on another machine nobody will make the key. */
    @Test
    void theKeyIsWaitedForWhereTheNameServerWillMakeIt() throws Exception {
        NameServerLink nobodyYet = new NameServerLink(new Address("127.0.0.1", freePort()));
        assertThrows(Unreachable.class, () -> ClusterKeyFile.readWithin(home, nobodyYet, Duration.ofMillis(1)));
        NameServerLink elsewhere = new NameServerLink(new Address("192.0.2.1", 1099));
        LocalFailure refusal = assertThrows(
                LocalFailure.class, () -> ClusterKeyFile.readWithin(home, elsewhere, Duration.ofMinutes(1)));
        assertTrue(refusal.getMessage().contains("--join LINE"), refusal.getMessage());
        ClusterSecret made = ClusterKeyFile.createIfAbsent(home, random);
        assertEquals(
                made.encoded(),
                ClusterKeyFile.readWithin(home, nobodyYet, Duration.ZERO).encoded());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void secretsAreTheirOwnersOnly() throws Exception {
        ClusterKeyFile.createIfAbsent(home, random);
        UserKeyFiles.write(home, "ana", UserKey.random(random));
        assertEquals("rw-------", mode(home.clusterKey()));
        assertEquals("rw-------", mode(home.userKey("ana")));
        assertEquals("rwx------", mode(home.users()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLooseModeIsTightened() throws Exception {
        ClusterKeyFile.createIfAbsent(home, random);
        Files.setPosixFilePermissions(home.clusterKey(), PosixFilePermissions.fromString("rw-r--r--"));
        ClusterKeyFile.read(home);
        assertEquals("rw-------", mode(home.clusterKey()));
    }

    @Test
    void ofManyWhoCreateTheKeyAllGetTheSame() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> keys = Stream.generate(() -> starters.submit(
                            () -> ClusterKeyFile.createIfAbsent(home, random).encoded()))
                    .limit(40)
                    .toList();
            Set<String> different = new HashSet<>();
            for (Future<String> key : keys) {
                different.add(key.get());
            }
            assertEquals(1, different.size());
        } finally {
            starters.shutdownNow();
        }
        try (Stream<Path> files = Files.list(home.path())) {
            assertEquals(List.of(home.clusterKey()), files.toList(), "nothing temporary is left");
        }
    }

    @Test
    void aMissingOrDamagedKeySaysWhatToDo() throws Exception {
        LocalFailure missing = assertThrows(LocalFailure.class, () -> ClusterKeyFile.read(home));
        assertTrue(missing.getMessage().contains("--join LINE"), missing.getMessage());
        Files.createDirectories(home.path());
        Files.writeString(home.clusterKey(), "not a key");
        LocalFailure damaged = assertThrows(LocalFailure.class, () -> ClusterKeyFile.read(home));
        assertTrue(damaged.getMessage().contains(home.clusterKey().toString()), damaged.getMessage());
    }

    @Test
    void aNodesInvitationCarriesSecretAndRegistry() throws Exception {
        ClusterSecret secret = ClusterSecret.random(random);
        for (Address registry : List.of(new Address("master", 1099), new Address("fe80::1", 2000))) {
            Home joined = new Home(directory.resolve(registry.host().replace(':', '_')));
            Files.createDirectories(joined.path());
            Files.writeString(joined.properties(), "# mine\nregistry=old\nwait=5\n");
            Invitation.parse(new Invitation.ForNode(registry, secret).encoded()).accept(joined);
            assertEquals(secret.encoded(), ClusterKeyFile.read(joined).encoded());
            assertEquals(List.of("# mine", "wait=5", "registry=" + registry), Files.readAllLines(joined.properties()));
            // A second time changes nothing.
            Invitation.parse(new Invitation.ForNode(registry, secret).encoded()).accept(joined);
        }
    }

    @Test
    void aUsersInvitationCarriesTheKey() throws Exception {
        UserKey key = UserKey.random(random);
        Address registry = new Address("10.0.0.7", 1099);
        Invitation.parse(new Invitation.ForUser(registry, "ana", key).encoded() + "\n")
                .accept(home);
        assertEquals(key.encoded(), UserKeyFiles.read(home, "ana").encoded());
        assertEquals(List.of("ana"), UserKeyFiles.users(home));
    }

    @Test
    void servicesTakeNoPersonsInvitation() throws Exception {
        Address registry = new Address("10.0.0.7", 1099);
        String persons = new Invitation.ForUser(registry, "ana", UserKey.random(random)).encoded();
        InvalidInput thrown = assertThrows(InvalidInput.class, () -> Invitation.forServices(persons));
        assertTrue(thrown.getMessage().contains("without --user"), thrown.getMessage());
        Invitation nodes = new Invitation.ForNode(registry, ClusterSecret.random(random));
        assertEquals(nodes.encoded(), Invitation.forServices(nodes.encoded()).encoded());
    }

    @Test
    void anotherClustersInvitationIsRefused() throws Exception {
        ClusterKeyFile.createIfAbsent(home, random);
        Invitation other = new Invitation.ForNode(new Address("master", 1099), ClusterSecret.random(random));
        LocalFailure thrown = assertThrows(LocalFailure.class, () -> other.accept(home));
        assertTrue(thrown.getMessage().contains("another cluster"), thrown.getMessage());
        assertFalse(Files.exists(home.properties()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "panal-invite:",
                "panal-invite:master:1099:short",
                "panal-invite:master:99999:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "panal-invite:master:1099:../x:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "panal-invite:master:1099:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA!"
            })
    void damagedInvitationsAreRefusedWithoutRepeatingThem(String line) {
        InvalidInput thrown = assertThrows(InvalidInput.class, () -> Invitation.parse(line));
        assertFalse(thrown.getMessage().contains("AAAA"), thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                ".hidden",
                "a/b",
                "a\\b",
                "a:b",
                "a b",
                "a\nb",
                "a\0b",
                "e\u0301",
                "\ud835",
                "a\ud83d\ude00"
            })
    void namesThatCouldBeNoFilesAreRefused(String user) {
        assertThrows(InvalidInput.class, () -> UserKeyFiles.read(home, user));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "7", "_", "@", "+", "-", "a.b", "a..", "ana@example.org", "José", "\u0663", "Ⅷ½", "日本"})
    void namesOfLettersAndDigitsOfAnyScriptAreAccepted(String user) throws Exception {
        assertEquals(user, UserKeyFiles.requireName(user));
    }

    @Test
    void namesHaveAtMost64CharactersWhateverPlaceEachTakes() throws Exception {
        for (String letter : List.of("x", "\ud835\udd18")) {
            UserKeyFiles.requireName(letter.repeat(64));
            assertThrows(InvalidInput.class, () -> UserKeyFiles.requireName(letter.repeat(65)));
        }
    }

    @Test
    void invitationsDoNotPrintTheirSecret() {
        ClusterSecret secret = ClusterSecret.random(random);
        assertFalse(
                new Invitation.ForNode(new Address("a", 1), secret).toString().contains(secret.encoded()));
    }
}
