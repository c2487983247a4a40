package panal.cliente.console.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HistoryFileTest {
    @TempDir
    private Path home;

    @Test
    void keepsLinesForTheNextSession() {
        HistoryFile file = new HistoryFile(file());
        file.append("ls /docs");
        new HistoryFile(file()).append("cat 'año'");
        assertEquals(List.of("ls /docs", "cat 'año'"), new HistoryFile(file()).load());
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        new HistoryFile(file()).append("ls");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--join panal-invite:abc ls", "help panal-invite:abc", "ls --join=x", " ls", "", "a\nb"})
    void anInvitationIsNotRemembered(String line) {
        assertFalse(HistoryFile.mayKeep(line));
        assertTrue(HistoryFile.mayKeep("ls"));
    }

    @Test
    void isCutBeforeItGrowsForEver() throws Exception {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < HistoryFile.LINES * 2; i++) {
            many.add("ls " + i);
        }
        Files.createDirectories(home.resolve("console"));
        Files.write(file(), many);
        List<String> kept = new HistoryFile(file()).load();
        assertEquals(many.subList(HistoryFile.LINES, many.size()), kept);
        assertEquals(kept, Files.readAllLines(file()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void whatIsNoTextCostsNothingElse() throws Exception {
        Files.createDirectories(home.resolve("console"));
        Files.write(file(), new byte[] {'a', (byte) 0xff, '\n'});
        assertEquals(List.of("a\uFFFD"), new HistoryFile(file()).load());
        new HistoryFile(home).append("a directory is in its place");
    }

    private Path file() {
        return home.resolve("console").resolve("history");
    }
}
