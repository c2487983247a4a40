package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import panal.testkit.Seeds;

final class SyncCommandTest extends SyncedTrees {
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
}
