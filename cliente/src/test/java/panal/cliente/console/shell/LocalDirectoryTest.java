package panal.cliente.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.LocalFailure;

final class LocalDirectoryTest {
    private final LocalDirectory here = new LocalDirectory();

    @TempDir
    private Path top;

    @Test
    void leavesNamesAsTheyWereTypedUntilItIsMoved() throws Exception {
        assertEquals(Path.of("a/b"), here.resolve("a/b"));
        assertEquals(Path.of("").toAbsolutePath(), here.current());
    }

    @Test
    void movesToWhereNamesStart() throws Exception {
        Files.createDirectories(top.resolve("films/old"));
        here.moveTo(top.toString());
        here.moveTo("films");
        here.moveTo("old/..");
        assertEquals(top.resolve("films"), here.current());
        assertEquals(top.resolve("films/a"), here.resolve("a"));
        assertEquals(Path.of("/etc"), here.resolve("/etc"));
        here.moveTo("~");
        assertEquals(Path.of(System.getProperty("user.home")), here.current());
    }

    @Test
    void staysWhereItIsWhenThereIsNoSuchDirectory() throws Exception {
        Files.writeString(top.resolve("file"), "x");
        here.moveTo(top.toString());
        assertThrows(LocalFailure.class, () -> here.moveTo("none"));
        assertThrows(LocalFailure.class, () -> here.moveTo("file"));
        assertEquals(top, here.current());
    }
}
