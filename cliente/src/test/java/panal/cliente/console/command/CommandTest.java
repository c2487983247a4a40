package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A console with a cluster behind it, and a directory of this machine. */
abstract class CommandTest {
    @TempDir
    Path local;

    @TempDir
    private Path home;

    ConsoleUnderTest console;

    @BeforeEach
    void start() throws Exception {
        console = new ConsoleUnderTest(home);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    /** Runs a command that has to succeed without a word of complaint; gives its output. */
    final String done(String... words) {
        int exitCode = console.run(words);
        assertEquals("", console.err());
        assertEquals(0, exitCode);
        return console.out();
    }

    /** Runs a command that has to fail with that code and one line; gives the line. */
    final String refused(int exitCode, String... words) {
        assertEquals(exitCode, console.run(words), console.err());
        assertEquals(1, console.err().lines().count(), console.err());
        assertTrue(console.err().startsWith("panal: "), console.err());
        return console.err().strip();
    }

    /** Makes files of the cluster out of nothing, small ones. */
    final void have(String path, String content) {
        console.withInput(content.getBytes(StandardCharsets.UTF_8));
        done("upload", "-p", "--replication", "1", "--block-size", "64k", "-", path);
        console.withInput(new byte[0]);
    }
}
