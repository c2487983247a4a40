package panal.cliente.console.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import panal.cliente.console.output.Screen;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.sync.Entry;

/** What a walk makes of files that it can look at no more. */
final class LocalWalkTest {
    @TempDir
    Path local;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Attempts attempts = new Attempts(new Screen(new ByteArrayOutputStream(), err, false, false), false);

    private Path top = Path.of("");

    @BeforeEach
    void makeTwo() throws Exception {
        top = Files.createDirectory(local.resolve("top"));
        Files.writeString(top.resolve("a"), "1");
        Files.writeString(top.resolve("b"), "1");
    }

    private LocalWalk begun() throws Exception {
        LocalWalk walk = new LocalWalk(top, Exclusions.of(List.of()), false, attempts);
        assertEquals("a", walk.next().map(Entry::path).orElse(""));
        return walk;
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatSomebodyDeletesMeanwhileIsGone() throws Exception {
        LocalWalk walk = begun();
        Files.delete(top.resolve("b"));
        assertEquals(Optional.empty(), walk.next());
        assertEquals(0, attempts.failures(), said());
    }

    @Test
    void whatIsMissingBecauseItsDirectoryIsAnotherOneIsTold() throws Exception {
        LocalWalk walk = begun();
        // As where a disk was mounted, and is not any more.
        Files.move(top, local.resolve("away"));
        Files.createDirectory(top);
        assertEquals(Optional.empty(), walk.next());
        assertEquals(1, attempts.failures());
        assertTrue(said().contains("top/b: no such file"), said());
    }

    @Test
    void whatIsMissingWithItsDirectoryIsTold() throws Exception {
        LocalWalk walk = begun();
        Files.move(top, local.resolve("away"));
        assertEquals(Optional.empty(), walk.next());
        assertEquals(1, attempts.failures());
    }

    /** As root this cannot be had by permissions: the system says that a file has no names in it. */
    @Test
    void whatCannotBeLookedAtIsTold() throws Exception {
        LocalWalk walk = begun();
        Files.move(top, local.resolve("away"));
        Files.writeString(top, "no directory");
        assertEquals(Optional.empty(), walk.next());
        assertEquals(1, attempts.failures());
    }

    /** Its directory is the one that was read, and names it: only the system's answer tells that it has not gone. */
    @Test
    @EnabledOnOs(OS.LINUX) // whose paths have less than 4,096 bytes
    void whatIsThereAndCannotBeLookedAtIsTold() throws Exception {
        Path deep = top;
        while (deep.toString().length() < 3_950) {
            deep = deep.resolve("d".repeat(100));
        }
        Files.createDirectories(deep);
        Path shorter = Files.createSymbolicLink(local.resolve("shorter"), deep);
        Path file = Files.writeString(shorter.resolve("f".repeat(250)), "1");
        try {
            LocalWalk walk = begun();
            while (walk.next().isPresent()) {
                assertEquals(0, attempts.failures(), said());
            }
            assertEquals(1, attempts.failures());
        } finally {
            // By its whole path nobody could.
            Files.delete(file);
        }
    }
}
