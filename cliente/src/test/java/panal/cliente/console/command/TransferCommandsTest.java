package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransferCommandsTest extends CommandTest {
    private String file(String name, String content) throws Exception {
        Path file = local.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content).toString();
    }

    private String upload(String... words) {
        String[] all = new String[words.length + 2];
        all[0] = "upload";
        all[1] = "--replication=1";
        System.arraycopy(words, 0, all, 2, words.length);
        return done(all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "it's \"quoted\"", "😀", "-dash", "a\nb", "back\\slash", "#hash", "@at", "ü"})
    void carriesFilesOfAnyNameThereAndBack(String name) throws Exception {
        String source = file(name, "content of " + name);
        upload("--", source, "/");
        assertEquals("content of " + name, done("cat", "--", "/" + name));
        Path back = local.resolve("back");
        done("download", "--", "/" + name, back.toString());
        assertEquals("content of " + name, Files.readString(back));
        done("rm", "-y", "--", name);
        assertEquals("", done("ls"));
    }

    @Test
    void takesNamesOf255BytesAndRefusesMore() throws Exception {
        String name = "é".repeat(127) + "x";
        upload(file(name, "1"), "/");
        assertEquals(name + "\n", done("ls", "/"));
        assertTrue(refused(1, "upload", file("y", "1"), "/" + name + "x").contains("longer than 255 bytes"));
    }

    @Test
    void putsFilesIntoADirectoryOrUnderAName() throws Exception {
        done("mkdir", "/d");
        upload(file("a", "1"), file("b", "2"), "/d");
        upload(file("c", "3"), "/d/named");
        upload(file("c", "4"));
        assertEquals("/\n/c\n/d\n/d/a\n/d/b\n/d/named\n", done("find", "/"));
        assertTrue(refused(1, "put", file("a", "1"), "/nowhere/").contains("/nowhere"));
        assertTrue(refused(1, "put", file("a", "1"), "/c/").contains("/c is a file"));
    }

    @Test
    void refusesToOverwriteUnlessToldOrAnswered() throws Exception {
        String source = file("a", "old");
        upload(source, "/a");
        file("a", "new");
        assertTrue(refused(1, "upload", "--replication=1", source, "/a").contains("/a is already there"));
        console.withAnswers("n\n").run("upload", "--replication=1", source, "/a");
        assertEquals("old", done("cat", "/a"));
        assertEquals(0, console.withAnswers("y\n").run("upload", "--replication=1", source, "/a"));
        assertEquals("panal: /a is there already; replace it? [y/N] ", console.err());
        assertEquals("new", done("cat", "/a"));
        console.withInput(new byte[0]);
        file("a", "newer");
        upload("-f", source, "/a");
        assertEquals("newer", done("cat", "/a"));
    }

    @Test
    void uploadsStandardInput() {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        console.withInput(bytes);
        upload("--block-size", "64k", "-", "/bytes");
        done("cat", "/bytes");
        assertArrayEquals(bytes, console.bytesOut());
        assertTrue(refused(1, "upload", "-", "/").contains("needs a file's name"));
        assertTrue(refused(2, "upload", "-").contains("needs a name"));
    }

    @Test
    void bringsTreesThereAndBack() throws Exception {
        for (int i = 0; i < 30; i++) {
            file("tree/d" + i % 3 + "/e/f" + i, "content " + i);
        }
        Files.createDirectories(local.resolve("tree/empty"));
        upload("-r", local.resolve("tree").toString(), "/");
        assertEquals(7 + 30, done("find", "/tree").lines().count() - 1);
        assertTrue(done("ls", "/tree").contains("empty/"));
        done("get", "-r", "/tree", local.resolve("back").toString());
        for (int i = 0; i < 30; i++) {
            assertEquals("content " + i, Files.readString(local.resolve("back/d" + i % 3 + "/e/f" + i)));
        }
        assertTrue(Files.isDirectory(local.resolve("back/empty")));
        assertTrue(refused(1, "upload", local.resolve("tree").toString(), "/x").contains("-r"));
        assertTrue(refused(1, "get", "/tree", local.resolve("x").toString()).contains("-r"));
    }

    @Test
    void followsLinksAndSkipsLoopsAndLinksToNothing() throws Exception {
        String target = file("elsewhere", "linked");
        file("tree/plain", "plain");
        Files.createSymbolicLink(local.resolve("tree/link"), Path.of(target));
        Files.createSymbolicLink(local.resolve("tree/loop"), local.resolve("tree"));
        Files.createSymbolicLink(local.resolve("tree/nothing"), local.resolve("gone"));
        assertEquals(
                1,
                console.run(
                        "upload", "--replication=1", "-r", local.resolve("tree").toString(), "/t"));
        assertEquals(3, console.err().lines().count(), console.err());
        assertTrue(console.err().contains("loop: a link leads back"), console.err());
        assertTrue(console.err().contains("nothing: a link that leads nowhere"), console.err());
        assertTrue(console.err().contains("uploaded 2 files"), console.err());
        assertEquals("linked", done("cat", "/t/link"));
        assertEquals("link\nplain\n", done("ls", "/t"));
    }

    @Test
    void goesOnAfterAFileThatFails() throws Exception {
        int exitCode = console.run(
                "upload",
                "--replication=1",
                file("a", "1"),
                local.resolve("gone").toString(),
                file("b", "2"),
                "/");
        assertEquals(1, exitCode);
        assertEquals("a\nb\n", done("ls"));
    }

    @Test
    void saysWhenThereAreFewerCopiesThanWanted() throws Exception {
        assertEquals(0, console.run("upload", "--replication=3", file("a", "1"), "/a"));
        assertEquals(1, console.err().lines().count(), console.err());
        assertTrue(console.err().contains("/a has 1 of 3 copies"), console.err());
    }

    @Test
    void downloadsIntoADirectoryToANameOrToStandardOutput() throws Exception {
        have("/f", "bytes");
        done("download", "/f", local.toString());
        assertEquals("bytes", Files.readString(local.resolve("f")));
        assertEquals("bytes", done("download", "/f", "-"));
        assertTrue(refused(1, "download", "/f", local.toString()).contains("already there"));
        Files.writeString(local.resolve("f"), "other");
        done("download", "-f", "/f", local.toString());
        assertEquals("bytes", Files.readString(local.resolve("f")));
        assertTrue(
                refused(1, "get", "/f", "/f", local.resolve("new").toString()).contains("has to be a directory"));
    }

    @Test
    void keepsALinkALinkAndADeviceADevice() throws Exception {
        have("/f", "bytes");
        Path real = Files.writeString(local.resolve("real"), "old");
        Path link = Files.createSymbolicLink(local.resolve("link"), real);
        done("download", "-f", "/f", link.toString());
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("bytes", Files.readString(real));
        done("download", "/f", "/dev/null");
        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
    }

    @Test
    void catKeepsEveryByte() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        console.withInput(all);
        upload("-", "/all");
        done("cat", "/all");
        assertArrayEquals(all, console.bytesOut());
    }

    @Test
    void showsHeadsAndTails() {
        have("/lines", "1\n2\n3\n4\n");
        assertEquals("1\n2\n", done("head", "-n", "2", "/lines"));
        assertEquals("1\n2", done("head", "-c3", "/lines"));
        assertEquals("3\n4\n", done("tail", "-n2", "/lines"));
        assertEquals("\n4\n", done("tail", "-c", "3", "/lines"));
        assertEquals("==> /lines <==\n4\n\n==> lines <==\n4\n", done("tail", "-n", "1", "/lines", "lines"));
        assertEquals(2, console.run("head", "-n", "1", "-c", "1", "/lines"));
        assertTrue(console.err().startsWith("panal: head: "), console.err());
    }

    @Test
    void copiesInsideTheCluster() {
        have("/a/x", "one");
        have("/a/sub/y", "two");
        done("cp", "-r", "/a", "/b");
        assertEquals("two", done("cat", "/b/sub/y"));
        done("cp", "/a/x", "/b/sub");
        assertEquals("one", done("cat", "/b/sub/x"));
        assertTrue(refused(1, "cp", "/a", "/c").contains("-r"));
        assertTrue(refused(1, "cp", "-r", "/a", "/a/sub").contains("into itself"));
        assertTrue(refused(1, "cp", "/a/x", "/a/x").contains("itself"));
        assertTrue(done("stat", "--json", "/b/sub/y").contains("\"replication\":1,\"blockSize\":65536"));
    }
}
