package panal.cluster.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cluster.harness.ConsoleProgram;
import panal.cluster.harness.ConsoleRun;
import panal.protocol.remote.NameServer;
import panal.protocol.value.ProtocolVersion;

/** A registry that answers, but is not the name server of a cluster of this version. */
final class WrongRegistryTest {
    @TempDir
    private Path directory;

    private int port;
    private Registry registry;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
        registry = LocateRegistry.createRegistry(port);
    }

    @AfterEach
    void stop() throws IOException {
        UnicastRemoteObject.unexportObject(registry, true);
    }

    @Test
    void someOtherRmiProgramIsCalledThat() throws IOException {
        ConsoleRun run = ls();
        assertTrue(run.errorLines().get(0).contains("127.0.0.1:" + port), run::toString);
        assertTrue(run.errorLines().get(0).contains("RMI"), run::toString);
    }

    @Test
    void anotherProtocolVersionIsToldWithBothNumbers() throws Exception {
        Remote future = fake(new ProtocolVersion(99));
        registry.rebind("nameserver", UnicastRemoteObject.exportObject(future, 0));
        try {
            ConsoleRun run = ls();
            assertTrue(run.errorLines().get(0).contains("99"), run::toString);
            assertTrue(
                    run.errorLines().get(0).contains(Integer.toString(ProtocolVersion.CURRENT.number())),
                    run::toString);
        } finally {
            UnicastRemoteObject.unexportObject(future, true);
        }
    }

    private ConsoleRun ls() throws IOException {
        Path key = directory.resolve("users").resolve(System.getProperty("user.name") + ".key");
        Files.createDirectories(key.getParent());
        Files.writeString(key, "A".repeat(43));
        ConsoleProgram console =
                new ConsoleProgram(Map.of("PANAL_HOME", directory.toString(), "LC_ALL", "C.UTF-8"), directory);
        ConsoleRun run = console.run("--registry", "127.0.0.1:" + port, "ls", "/");
        assertEquals(1, run.exit(), run::toString);
        assertEquals(1, run.errorLines().size(), run::toString);
        return run;
    }

    private static Remote fake(ProtocolVersion version) {
        return (Remote) Proxy.newProxyInstance(
                NameServer.class.getClassLoader(), new Class<?>[] {NameServer.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "version" -> version;
                        case "hashCode" -> 1;
                        case "equals" -> false;
                        case "toString" -> "a name server of another release";
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }
}
