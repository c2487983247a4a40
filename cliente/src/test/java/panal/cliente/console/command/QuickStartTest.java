package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Commands that are over in a moment, and need no RMI for it. */
final class QuickStartTest extends CommandTest {
    private int logins() {
        return console.cluster().logins.getAndSet(0);
    }

    private int quickLogins() {
        return console.cluster().quickLogins.getAndSet(0);
    }

    @Test
    void listsAndTellsWithoutRmi() {
        have("/docs/a.txt", "1");
        logins();
        quickLogins();
        assertEquals("a.txt\n", done("ls", "/docs"));
        assertTrue(done("stat", "/docs/a.txt").contains("length"));
        assertEquals("panal: no such file or directory: /none", refused(1, "ls", "/none"));
        assertEquals(3, quickLogins());
        assertEquals(0, logins());
    }

    @Test
    void changesNamesWithoutRmi() {
        have("/a", "12345");
        logins();
        quickLogins();
        done("mkdir", "-p", "/x/y");
        done("mv", "/a", "/x/b");
        assertTrue(done("checksum", "/x/b").endsWith("  /x/b\n"), console.out());
        done("rm", "-r", "-y", "/x");
        assertEquals("", done("ls"));
        assertEquals(5, quickLogins());
        assertEquals(0, logins());
    }

    @Test
    void searchesWithoutRmi() {
        have("/docs/a.txt", "12345");
        have("/docs/b.txt", "1");
        logins();
        quickLogins();
        assertEquals("/docs/a.txt\n/docs/b.txt\n", done("find", "/docs", "-name", "*.txt"));
        assertTrue(done("tree", "/docs").contains("b.txt"), console.out());
        assertTrue(done("du", "/docs").contains("/docs"), console.out());
        assertEquals("panal: no such file or directory: /none", refused(1, "find", "/none"));
        assertTrue(done("locations", "/docs/a.txt").contains("datanode-1"), console.out());
        assertEquals(5, quickLogins());
        assertEquals(0, logins());
    }

    @Test
    void bringsFilesThereAndBackWithoutTheNameNodesRmi() throws Exception {
        Path file = Files.writeString(local.resolve("a"), "to and fro");
        done("upload", "--replication", "1", file.toString(), "/a");
        assertEquals("to and fro", done("cat", "/a"));
        done("download", "/a", local.resolve("b").toString());
        assertEquals("to and fro", Files.readString(local.resolve("b")));
        assertEquals(3, quickLogins());
        assertEquals(0, logins());
    }

    @Test
    void tellsHowTheClusterIsWithoutRmi() {
        assertTrue(done("nodes").contains("datanode-2"), console.out());
        assertTrue(done("df").contains("use%"), console.out());
        assertEquals(2, console.cluster().quickStatuses.get());
        assertEquals(0, console.cluster().statuses.get());
        console.cluster().onlyByRmi = true;
        assertTrue(done("status").contains("takes writes"), console.out());
        assertEquals(1, console.cluster().statuses.get());
        assertEquals(2, console.cluster().quickStatuses.get());
    }

    @Test
    void goesOnByRmiWithWhatNeedsIt() {
        have("/a", "1");
        logins();
        quickLogins();
        assertTrue(done("report").contains("datanode-1"), console.out());
        assertEquals(1, logins());
    }

    @Test
    void asksByRmiWhereNothingElseIsAnswered() {
        have("/a", "1");
        logins();
        quickLogins();
        console.cluster().onlyByRmi = true;
        assertEquals("a\n", done("ls"));
        assertEquals(1, logins());
        assertEquals(0, quickLogins());
    }

    @Test
    void searchesAndMovesFilesByRmiWhereNothingElseIsAnswered() {
        console.cluster().onlyByRmi = true;
        have("/a", "by RMI");
        assertEquals("by RMI", done("cat", "/a"));
        assertEquals("/a\n", done("find", "/", "-type", "f"));
        assertEquals(3, logins());
        assertEquals(0, quickLogins());
    }

    @Test
    void aWrongKeyIsRefusedInTheWordsOfRmi() throws Exception {
        Files.writeString(
                Path.of(console.homeText()).resolve("users").resolve("bob.key"),
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh4\n",
                StandardCharsets.UTF_8);
        assertTrue(refused(1, "ls", "--user", "bob").contains("bob is not known with this key"));
    }

    @Test
    void aPersonsSingleCommandDoesWithoutRmiToo() {
        have("/a", "1");
        logins();
        quickLogins();
        console.withAnswers("");
        assertEquals("a\n", done("ls"));
        assertEquals(0, logins());
        assertEquals(1, quickLogins());
        assertTrue(done("nodes").contains("datanode-2"), console.out());
        assertEquals(1, console.cluster().quickStatuses.get());
        assertEquals(0, console.cluster().statuses.get());
    }

    @Test
    void aPersonsConsoleStaysWithRmi() {
        have("/a", "1");
        logins();
        quickLogins();
        console.readingCommands();
        assertEquals("a\n", done("ls"));
        assertEquals(1, logins());
        assertEquals(0, quickLogins());
        assertTrue(done("nodes").contains("datanode-2"), console.out());
        assertEquals(0, console.cluster().quickStatuses.get());
        assertEquals(1, console.cluster().statuses.get());
    }
}
