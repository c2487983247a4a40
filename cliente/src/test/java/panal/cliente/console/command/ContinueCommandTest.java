package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

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
    void standardOutputCannotGoOn() {
        have("/a", "first");
        assertTrue(refused(1, "download", "-c", "/a", "-").contains("-c needs a file"));
    }
}
