package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.testkit.Seeds;

final class SyncCommandTest extends CommandTest {
    /** Of the year 2001. */
    private static final long LONG_AGO = 1_000_000_000_000L;

    private Path here = Path.of("");

    @BeforeEach
    void makeSource() throws IOException {
        here = Files.createDirectory(local.resolve("here"));
    }

    private Path file(String name, String content) throws IOException {
        Path file = here.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(LONG_AGO));
    }

    private static String[] words(String... more) {
        List<String> words = new ArrayList<>(List.of("sync", "--replication=1"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** Syncs from here to /there; gives the figures. */
    private String there(String... options) {
        return figures(done(words(with(options, "--json", here.toString(), "/there"))));
    }

    /** Syncs back from /there to a directory; gives the figures. */
    private String back(Path target, String... options) {
        return figures(done(words(with(options, "--json", "--back", "/there", target.toString()))));
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    private static String figures(String events) {
        return events.lines()
                .filter(line -> line.contains("\"synced\""))
                .map(line ->
                        line.replaceAll("^.*\"copied\":(\\d+).*\"deleted\":(\\d+),\"unchanged\":(\\d+).*$", "$1 $2 $3"))
                .collect(Collectors.joining());
    }

    /** Paths below a directory with what they are. */
    private static Set<String> contents(Path top) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.toList()) {
                boolean file = Files.isRegularFile(path);
                all.add(top.relativize(path) + (file ? " " + Files.readString(path) + " " + time(path) : "/"));
            }
        }
        return all;
    }

    private static long time(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }

    @Test
    void bringsATreeThereOnceAndBackOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            file("d" + i % 3 + "/e/f" + i, "content " + i);
        }
        Files.createDirectories(here.resolve("empty"));
        assertEquals("30 0 0", there());
        assertEquals("0 0 30", there());
        assertTrue(done("stat", "--json", "/there/d0/e/f0").contains("2001-09-09T01:46:40Z"), console.out());
        assertEquals("0 0 30", back(here), "what came from here is here");
        Path copy = local.resolve("copy");
        assertEquals("30 0 0", back(copy));
        assertEquals(contents(here), contents(copy));
        assertEquals("0 0 30", back(copy));
    }

    @Test
    void copiesWhatHasChanged() throws Exception {
        file("length", "1");
        Path time = file("time", "same");
        file("untouched", "1");
        there();
        file("length", "12");
        Files.setLastModifiedTime(time, FileTime.fromMillis(LONG_AGO + 1_500));
        file("new", "1");
        assertEquals("3 0 1", there());
        assertEquals("12", done("cat", "/there/length"));
        assertEquals("0 0 4", back(here));
    }

    @Test
    void comparesSumsWhenTold() throws Exception {
        file("content", "old");
        Path time = file("time", "same");
        there();
        file("content", "new");
        Files.setLastModifiedTime(time, FileTime.fromMillis(LONG_AGO + 99_000));
        assertEquals("0 0 1", there("--exclude", "time"), "neither size nor time tells");
        assertEquals("1 0 1", there("--checksum"));
        assertEquals("new", done("cat", "/there/content"));
        assertEquals("0 0 2", back(here, "--checksum"));
    }

    @Test
    void aDryRunChangesNothingAndSaysAll() throws Exception {
        file("same", "1");
        file("changed", "1");
        file("gone/x", "1");
        there();
        file("changed", "12");
        file("new/dir/file", "123");
        Files.delete(here.resolve("gone/x"));
        Files.delete(here.resolve("gone"));
        String before = done("find", "/there");
        assertEquals(
                "copy changed\nmake new/\nmake new/dir/\ncopy new/dir/file\ndelete gone/x\ndelete gone/\n",
                done(words("--dry-run", "--delete", here.toString(), "/there")));
        assertEquals(before, done("find", "/there"));
        assertEquals("1", done("cat", "/there/changed"));
        assertTrue(done(words("-n", "--json", here.toString(), "/there"))
                .startsWith("{\"event\":\"planned\",\"do\":\"copy\",\"path\":\"changed\",\"length\":2}\n"));
        assertTrue(done(words("-n", here.toString(), "/nowhere")).contains("copy changed\n"));
        assertEquals(1, console.run("stat", "/nowhere"));
    }

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
        assertTrue(refused(1, words("--exclude", "a//b", here.toString(), "/there"))
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

    @Test
    void skipsLinksThatLeadBackUp() throws Exception {
        file("d/a", "1");
        Files.createSymbolicLink(here.resolve("d/loop"), here);
        assertTrue(console.run(words(here.toString(), "/there")) == 1
                && console.err().contains("leads back"));
        assertEquals("/there\n/there/d\n/there/d/a\n", done("find", "/there"));
    }

    @Test
    void aDownloadDoesNotBreakALinkInItsPlace() throws Exception {
        Path real = Files.writeString(local.resolve("real"), "old");
        have("/there/a", "new content");
        Files.createSymbolicLink(here.resolve("a"), real);
        assertEquals("1 0 0", back(here));
        assertTrue(Files.isSymbolicLink(here.resolve("a")));
        assertEquals("new content", Files.readString(real));
        assertEquals("0 0 1", back(here));
    }

    @Test
    void refusesASourceThatIsNotThere() throws Exception {
        have("/there/a", "1");
        String gone = local.resolve("gone").toString();
        assertTrue(refused(1, words("--delete", gone, "/there")).contains("sync --back REMOTE LOCAL"));
        assertTrue(refused(1, words("--delete", "--back", "/gone", here.toString()))
                .contains("without --back"));
        assertTrue(refused(1, words("--delete", "--back", "/there/a", here.toString()))
                .contains("is a file"));
        assertTrue(refused(1, words(file("f", "1").toString(), "/there")).contains("upload brings single files"));
        assertTrue(refused(1, words(here.toString(), "/not/there")).contains("/not; it has to be there"));
        assertFalse(Files.exists(Path.of(gone), LinkOption.NOFOLLOW_LINKS));
        assertEquals("1", done("cat", "/there/a"));
        assertTrue(refused(2, "sync", "one").contains("missing"));
        assertEquals(2, console.run("sync", "one", "two", "three"));
    }

    @Test
    void keepsTheTimesOfSingleFilesWhenTold() throws Exception {
        Path file = file("a", "1");
        done("upload", "--replication=1", "--times", file.toString(), "/a");
        assertTrue(done("stat", "--json", "/a").contains("2001-09-09T01:46:40Z"));
        Path copy = local.resolve("copy");
        done("download", "--times", "/a", copy.toString());
        assertEquals(LONG_AGO, time(copy));
        Files.setLastModifiedTime(copy, FileTime.fromMillis(1));
        done("download", "-c", "--times", "/a", copy.toString());
        assertEquals(LONG_AGO, time(copy), "also of a file that is here already");
        done("upload", "-f", "--replication=1", file.toString(), "/a");
        assertFalse(done("stat", "--json", "/a").contains("2001-09-09T01:46:40Z"));
    }

    @Test
    void randomTreesAreAlikeAfterwards() throws Exception {
        Seeds.each(1, 4, random -> {
            String top = "/tree" + random.nextInt();
            Path source = Files.createTempDirectory(local, "source");
            List<String> names = List.of("a", "a-b", "a b", "é", "😀");
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 12; i++) {
                    Path file = source;
                    for (int depth = random.nextInt(3); depth >= 0; depth--) {
                        file = file.resolve(names.get(random.nextInt(names.size())) + (depth == 0 ? ".f" : ""));
                    }
                    if (random.nextInt(3) == 0) {
                        Files.deleteIfExists(file);
                    } else {
                        Files.createDirectories(file.getParent());
                        Files.writeString(file, "x".repeat(random.nextInt(3)));
                        Files.setLastModifiedTime(file, FileTime.fromMillis(random.nextInt(5) * 1_500L));
                    }
                }
                done(words("--delete", "-y", source.toString(), top));
                assertEquals("", done(words("--delete", "--dry-run", source.toString(), top)));
                Path copy = local.resolve("copy" + top.substring(1));
                done(words("--back", "--delete", "-y", top, copy.toString()));
                assertEquals(names(source), names(copy));
                assertEquals("", done(words("--delete", "--dry-run", copy.toString(), top)));
            }
        });
    }

    private static Set<String> names(Path top) throws IOException {
        // Times may be a moment apart.
        return contents(top).stream()
                .map(each -> each.replaceAll(" \\d+$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
