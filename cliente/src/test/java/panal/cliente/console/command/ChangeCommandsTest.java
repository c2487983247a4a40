package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChangeCommandsTest extends CommandTest {
    @Test
    void mkdirMakesParentsOnlyWhenTold() {
        assertTrue(refused(1, "mkdir", "/a/b").contains("/a"));
        done("mkdir", "-p", "/a/b", "/a/b");
        assertTrue(refused(1, "mkdir", "/a").contains("/a is already there"));
        assertEquals("b/\n", done("ls", "/a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a/..", "/a/.", "/a//b", "a\0b"})
    void refusesNamesThatNoFileCanHave(String path) {
        done("mkdir", "/a");
        refused(1, "mkdir", "--", path);
        assertEquals("/\n/a\n", done("find", "/"));
    }

    @Test
    void deleteNeedsAYes() {
        have("/f", "x");
        assertTrue(refused(1, "delete", "/f").contains("-y"));
        assertEquals(1, console.withInput(new byte[0]).run("rm", "/f"));
        assertEquals(0, console.withAnswers("no\n").run("rm", "/f"));
        assertEquals("f\n", done("ls"));
        assertEquals(0, console.withAnswers("yes\n").run("rm", "/f"));
        assertEquals("panal: delete /f? [y/N] ", console.err());
        assertEquals("", done("ls"));
    }

    @Test
    void deleteTakesFullDirectoriesOnlyWithR() {
        have("/d/f", "x");
        assertTrue(refused(1, "rm", "-y", "/d").contains("-r"));
        console.withAnswers("y\n");
        assertTrue(refused(1, "rm", "/d").contains("-r"));
        done("rm", "-r", "-y", "/d");
        assertEquals("", done("ls"));
    }

    @Test
    void deleteComplainsOfWhatIsNotThereUnlessForced() {
        assertTrue(refused(1, "rm", "-y", "/none").contains("/none"));
        done("rm", "-f", "/none");
    }

    @Test
    void mvRenamesAndMovesIntoDirectories() {
        have("/a", "1");
        have("/b", "2");
        done("mkdir", "/d");
        done("mv", "/a", "/c");
        done("mv", "/b", "c", "d");
        assertEquals("/\n/d\n/d/b\n/d/c\n", done("find", "/"));
        assertTrue(refused(1, "mv", "/d", "/d/x").contains("into itself"));
        assertTrue(refused(1, "mv", "/d/b", "/d/b").contains("itself"));
        assertTrue(refused(1, "mv", "/d/b", "/d/c", "/none").contains("/none"));
    }

    @Test
    void mvReplacesAFileOnlyWhenToldOrAnswered() {
        have("/a", "1");
        have("/b", "2");
        refused(1, "mv", "/a", "/b");
        assertEquals(0, console.withAnswers("y\n").run("mv", "/a", "/b"));
        assertEquals("1", done("cat", "/b"));
        have("/c", "3");
        done("mv", "-f", "/c", "/b");
        assertEquals("3", done("cat", "/b"));
    }
}
