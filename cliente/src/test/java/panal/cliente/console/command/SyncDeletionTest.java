package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/** What a sync deletes, replaces and leaves alone. */
final class SyncDeletionTest extends SyncedTrees {
    @Test
    void deletesWhatTheSourceDoesNotHave() throws Exception {
        file("a", "1");
        file("b", "1");
        there();
        have("/there/old/deep/x", "1");
        have("/there/old/y", "1");
        assertEquals("0 0 2", there());
        assertEquals("0 4 2", there("--delete"));
        assertEquals("/there\n/there/a\n/there/b\n", done("find", "/there"));
        Path copy = local.resolve("copy");
        back(copy);
        Files.createDirectories(copy.resolve("old/deep"));
        Files.writeString(copy.resolve("old/deep/x"), "1");
        assertEquals("0 3 2", back(copy, "--delete"));
        assertEquals(contents(here), contents(copy));
    }

    @Test
    void deletesNothingWhenTheSourceCouldNotBeRead() throws Exception {
        file("a", "1");
        there();
        have("/there/old", "1");
        Files.createSymbolicLink(here.resolve("nothing"), here.resolve("gone"));
        assertEquals(1, console.run(words("--delete", here.toString(), "/there")));
        assertTrue(console.err().contains("nothing: a link that leads nowhere; skipped"), console.err());
        assertTrue(console.err().contains("nothing is deleted, because"), console.err());
        assertEquals("1", done("cat", "/there/old"));
    }

    @Test
    void aDirectoryThatMayNotBeReadIsToldAndNothingIsDeleted() throws Exception {
        have("/there/secret/x", "1");
        have("/there/a", "1");
        file("old", "1");
        FileStatus open = console.tree().get(new FilePath("/there/secret")).status();
        FileStatus closed = new FileStatus(
                open.path(), open.id(), open.type(), 0, 0, 0, open.modifiedMillis(), open.owner(), open.group(), 0);
        console.tree().put(closed, List.of());
        assertEquals(1, console.run(words("--back", "--delete", "-y", "/there", here.toString())));
        assertTrue(console.err().contains("/there/secret is left out"), console.err());
        assertTrue(console.err().contains("nothing is deleted, because"), console.err());
        assertEquals("1", Files.readString(here.resolve("a")));
        assertTrue(Files.exists(here.resolve("old")));
    }

    @Test
    void aFileThatChangesWhileItIsCopiedIsToldAndNothingIsDeleted() throws Exception {
        Path a = file("a", "1");
        file("b", "1");
        have("/there/old", "1");
        console.tree().meanwhile.set(() -> {
            try {
                Files.writeString(a, "longer");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
        assertEquals(1, console.run(words("-j", "1", "--delete", "-y", here.toString(), "/there")));
        assertTrue(console.err().contains("a changed while it was uploaded"), console.err());
        assertTrue(console.err().contains("nothing is deleted, because"), console.err());
        assertEquals("/there\n/there/b\n/there/old\n", done("find", "/there"));
        console.tree().meanwhile.set(() -> {});
        assertEquals("1 1 1", there("--delete"));
        assertEquals("longer", done("cat", "/there/a"));
    }

    @Test
    void asksBeforeMoreThanHalfIsDeleted() throws Exception {
        file("a", "1");
        there();
        have("/there/old", "1");
        have("/there/older", "1");
        assertEquals(0, console.withAnswers("n\n").run(words("--delete", here.toString(), "/there")));
        assertTrue(console.err().contains("delete 2 of 3 files and directories in /there? [y/N]"), console.err());
        assertEquals("/there\n/there/a\n/there/old\n/there/older\n", done("find", "/there"));
        assertEquals(0, console.withAnswers("y\n").run(words("--delete", here.toString(), "/there")));
        console.withInput(new byte[0]);
        assertEquals("/there\n/there/a\n", done("find", "/there"));
        have("/there/old", "1");
        assertEquals("0 1 1", there("--delete"), "a single one is not asked for");
    }

    @Test
    void anEmptySourceDeletesNothingUnlessToldTwice() throws Exception {
        have("/there/old", "1");
        assertTrue(refused(1, words("--delete", here.toString(), "/there")).contains("here is empty; 1 of 1"));
        assertEquals("0 1 0", there("--delete", "-y"));
    }

    @Test
    void aFileInTheWayOfADirectoryIsReplacedOnlyWithDelete() throws Exception {
        file("one/x", "1");
        file("two", "2");
        have("/there/one", "file");
        have("/there/two/y", "1");
        assertEquals(1, console.run(words(here.toString(), "/there")));
        assertTrue(console.err().contains("/there/one: is a file there, and a directory in"), console.err());
        assertTrue(console.err().contains("/there/two: is a directory there, and a file in"), console.err());
        assertTrue(console.err().contains("--delete replaces it"), console.err());
        assertEquals("file", done("cat", "/there/one"));
        assertEquals("2 3 0", there("--delete", "-y"));
        assertEquals("/there\n/there/one\n/there/one/x\n/there/two\n", done("find", "/there"));
        assertEquals("0 0 2", back(here));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.tmp", "/d/x.tmp", "d/", "d/x.tm[op]"})
    void leavesAloneWhatIsExcludedOnBothSides(String pattern) throws Exception {
        file("a", "1");
        file("d/x.tmp", "1");
        there("--exclude", pattern);
        assertFalse(done("find", "/there").contains("x.tmp"));
        have("/there/d/x.tmp", "theirs");
        Files.delete(here.resolve("d/x.tmp"));
        Files.delete(here.resolve("d"));
        there("--exclude", pattern, "--delete");
        assertEquals("theirs", done("cat", "/there/d/x.tmp"));
        assertTrue(refused(2, words("--exclude", "a//b", here.toString(), "/there"))
                .contains("a//b"));
    }

    @Test
    void leavesPartsOfDownloadsAlone() throws Exception {
        file(".panal-1x-00ff.part", "half");
        file("a", "1");
        assertEquals("1 0 0", there());
        assertEquals("0 0 1", back(here, "--delete"));
        assertTrue(Files.exists(here.resolve(".panal-1x-00ff.part")));
    }

    @Test
    void followsLinksInASourceAndDeletesNothingBehindThem() throws Exception {
        Path elsewhere = Files.createDirectory(local.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("x"), "theirs");
        file("a", "1");
        Files.createSymbolicLink(here.resolve("link"), elsewhere);
        assertEquals("2 0 0", there());
        assertEquals("0 0 2", back(here));
        Files.writeString(elsewhere.resolve("y"), "theirs");
        Files.writeString(here.resolve("ours"), "goes");
        assertEquals(1, console.run(words("--back", "--delete", "/there", here.toString())));
        assertTrue(console.err().contains("link/y: is not deleted, because a link leads there"), console.err());
        assertFalse(Files.exists(here.resolve("ours")));
        done("rm", "-r", "-y", "/there/link");
        Files.createSymbolicLink(here.resolve("loop"), here);
        Files.createSymbolicLink(here.resolve("nothing"), here.resolve("gone"));
        assertEquals("0 3 1", back(here, "--delete", "-y"));
        assertEquals(Set.of("/", "a 1 " + LONG_AGO), contents(here));
        assertEquals("theirs", Files.readString(elsewhere.resolve("x")));
        assertTrue(Files.exists(elsewhere.resolve("y")));
    }
}
