package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import panal.protocol.value.Bits256;
import panal.protocol.value.Durability;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadTicket;

final class ContinueCommandTest extends CommandTest {
    @Test
    void leavesWhatIsHereAloneAndFetchesTheRest() throws Exception {
        have("/d/a", "first");
        have("/d/b", "other");
        Path here = Files.createDirectories(local.resolve("d"));
        Path first = Files.writeString(here.resolve("a"), "first");
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(first, longAgo);
        done("download", "-c", "-r", "/d", local.toString());
        assertEquals(longAgo, Files.getLastModifiedTime(first));
        assertEquals("other", Files.readString(here.resolve("b")));
    }

    @Test
    void anotherFileOfThatNameIsStillInTheWay() throws Exception {
        have("/a", "first");
        Path here = Files.writeString(local.resolve("a"), "FIRST");
        assertTrue(refused(1, "download", "-c", "/a", here.toString()).contains("already"));
        assertEquals("FIRST", Files.readString(here));
    }

    @Test
    void anUploadLeavesWhatIsThereAloneAndSendsTheRest() throws Exception {
        have("/d/a", "first");
        have("/d/b", "other");
        Path here = Files.createDirectories(local.resolve("d"));
        Files.writeString(here.resolve("a"), "first");
        Files.writeString(here.resolve("c"), "third");
        long before = console.tree().get(new FilePath("/d/a")).status().id().number();
        done("upload", "-c", "--replication", "1", "-r", here.toString(), "/");
        assertEquals(
                before, console.tree().get(new FilePath("/d/a")).status().id().number());
        assertEquals("third", done("cat", "/d/c"));
    }

    @Test
    void aFileOfThatNameWithOtherBytesIsStillInTheWay() throws Exception {
        have("/a", "first");
        Path here = Files.writeString(local.resolve("a"), "FIRST");
        assertTrue(refused(1, "upload", "-c", here.toString(), "/a").contains("already"));
        done("upload", "-c", "--replication", "1", "-f", here.toString(), "/a");
        assertEquals("FIRST", done("cat", "/a"));
    }

    @Test
    void anUploadGoesOnAsItWasBegunAndSaysSo() throws Exception {
        FilePath path = new FilePath("/a");
        UploadTicket begun = new UploadTicket(
                new UploadId(7),
                new FileId(8),
                new FileId(1),
                "a",
                path,
                1,
                65_536,
                Durability.SYNCED,
                false,
                0,
                0,
                "ana",
                Bits256.ZERO);
        console.tree().begun.left(begun);
        Path here = Files.writeString(local.resolve("a"), "first");
        assertEquals(
                0, console.run("upload", "-c", "--replication", "2", "--block-size", "128k", here.toString(), "/a"));
        assertEquals("panal: /a has 1 copy and blocks of 64K, as its upload was begun with\n", console.err());
        assertEquals("first", done("cat", "/a"));
    }

    @Test
    void standardInputCannotGoOn() {
        assertTrue(refused(2, "upload", "-c", "-", "/a").contains("-c needs a file"));
    }

    @Test
    void standardOutputCannotGoOn() {
        have("/a", "first");
        assertTrue(refused(2, "download", "-c", "/a", "-").contains("-c needs a file"));
    }
}
