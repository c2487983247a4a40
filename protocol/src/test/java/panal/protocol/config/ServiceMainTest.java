package panal.protocol.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.token.UserKey;
import panal.protocol.value.Address;
import panal.protocol.value.ProtocolVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class ServiceMainTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));

    /** A service that does nothing, or cannot start. */
    @Command(name = "namenode")
    private static final class Body implements ServiceBody {
        @Mixin
        private final ServiceOptions options = new ServiceOptions();

        private final Optional<String> failure;
        private boolean closed;
        /** Whether anybody was told where it listens. */
        private boolean told;

        Body(Optional<String> failure) {
            this.failure = failure;
        }

        @Override
        public ServiceOptions options() {
            return options;
        }

        @Override
        public String service() {
            return "namenode";
        }

        @Override
        public RunningService start(ServiceContext context) throws PanalException {
            if (failure.isPresent()) {
                throw new LocalFailure(failure.get());
            }
            return new RunningService() {
                @Override
                public Address address() {
                    told = true;
                    return new Address("127.0.0.1", 1);
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }
    }

    private ServiceMain main(Body body) {
        return new ServiceMain("namenode", body, Map.of("PANAL_HOME", directory.toString()), terminal);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void runsUntilItIsStoppedAndLeavesNoPidBehind() throws Exception {
        Body body = new Body(Optional.empty());
        ServiceMain main = main(body);
        assertEquals(Optional.empty(), main.start(new String[0]));
        Path pid = directory.resolve("run/namenode.pid");
        assertEquals(
                Long.toString(ProcessHandle.current().pid()),
                Files.readString(pid).strip());

        assertEquals(
                Optional.of(Terminal.FAILED), main(new Body(Optional.empty())).start(new String[0]));
        assertTrue(said().contains("is this service running already?"), said());

        main.stop();
        assertTrue(body.closed);
        assertFalse(Files.exists(pid));
        assertEquals(Optional.empty(), main(new Body(Optional.empty())).start(new String[0]));
    }

    @Test
    void whatStopsItCleanlyIsSetUpWhenItRunsAndNotWhenItDoesNot() {
        Body body = new Body(Optional.empty());
        ServiceMain main = main(body);
        List<Boolean> told = new ArrayList<>();
        main.start(new String[0], () -> told.add(body.told));
        assertEquals(List.of(false), told, "before it says that it is ready");
        assertTrue(body.told);
        main.stop();
        main(new Body(Optional.of("disk full"))).start(new String[0], () -> told.add(true));
        assertEquals(1, told.size());
    }

    @Test
    void whatKeepsItFromStartingIsOneLine() {
        ServiceMain main = main(new Body(Optional.of("disk\nfull")));
        assertEquals(Optional.of(Terminal.FAILED), main.start(new String[0]));
        assertEquals("panal: namenode: disk; full\n", said().replace("\r", ""));
        main.stop();
        assertFalse(Files.exists(directory.resolve("run/namenode.pid")));
    }

    @Test
    void wrongUsageIsToldFromFailure() {
        assertEquals(
                Optional.of(Terminal.WRONG_USAGE),
                main(new Body(Optional.empty())).start(new String[] {"--prot"}));
        assertEquals(1, said().lines().count(), said());
        assertEquals(
                Optional.of(Terminal.WRONG_USAGE),
                main(new Body(Optional.empty())).start(new String[] {"--join", "nonsense"}));
        assertEquals(
                Optional.of(Terminal.WRONG_USAGE),
                main(new Body(Optional.empty())).start(new String[] {"--log-level", "LOUD"}));
        assertTrue(said().contains("LOUD"), said());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "--port 65536, port 65536 is not between 0 and 65535",
                "--port -1, port -1 is not between 0 and 65535",
                "--base-port 70000 --port 0, base port 70000 is not between 0 and 65535",
                "--wait -1, --wait -1 is negative",
                "--wait soon, 'soon' is not an int",
                "--registry host:port, is not HOST or HOST:PORT",
                "--registry host:99999, port 99999 is not between 1 and 65535",
                "--log-level LOUD, log level \"LOUD\" is none of",
            })
    void whatCannotBeMeantIsWrongUsageBeforeAnythingIsMade(String line, String because) {
        assertEquals(
                Optional.of(Terminal.WRONG_USAGE),
                main(new Body(Optional.empty())).start(line.split(" ")),
                line);
        assertTrue(said().contains(because), said());
        assertEquals(1, said().lines().count(), said());
        assertFalse(Files.exists(directory.resolve("run")));
    }

    @Test
    void aPersonsInvitationChangesNothing() {
        UserKey key = UserKey.random(new SecureRandom());
        String persons = new Invitation.ForUser(new Address("10.0.0.7", 1099), "ana", key).encoded();
        assertEquals(
                Optional.of(Terminal.WRONG_USAGE),
                main(new Body(Optional.empty())).start(new String[] {"--join", persons}));
        assertTrue(said().contains("without --user"), said());
        assertFalse(Files.exists(directory.resolve("panal.properties")));
        assertFalse(Files.exists(directory.resolve("users/ana.key")));
        assertFalse(Files.exists(directory.resolve("run")));
    }

    @Test
    void helpAndVersionAreDoneAtOnce() {
        assertEquals(
                Optional.of(Terminal.DONE), main(new Body(Optional.empty())).start(new String[] {"--help"}));
        assertEquals(
                Optional.of(Terminal.DONE), main(new Body(Optional.empty())).start(new String[] {"--version"}));
        String printed = out.toString(StandardCharsets.UTF_8);
        assertTrue(
                printed.contains("--registry") && printed.contains("protocol " + ProtocolVersion.CURRENT.number()),
                printed);
        assertFalse(Files.exists(directory.resolve("run")));
    }

    @Test
    void aHomeThatCannotBeWrittenIsOneLine() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        String[] arguments = {"--home", file.resolve("home").toString()};
        assertEquals(
                Optional.of(Terminal.FAILED), main(new Body(Optional.empty())).start(arguments));
        assertTrue(said().contains("is not writable"), said());
        assertEquals(1, said().lines().count(), said());
    }
}
