package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressOptionsTest extends CommandTest {
    @Test
    void uploadsTellAsJsonWhatHappens() throws Exception {
        Path file = Files.writeString(local.resolve("a"), "12345");
        assertEquals(
                List.of(
                        "{\"event\":\"begin\",\"from\":\"" + file + "\",\"to\":\"/a\",\"total\":5}",
                        "{\"event\":\"end\",\"from\":\"" + file + "\",\"to\":\"/a\",\"done\":5}",
                        "{\"event\":\"summary\",\"files\":1,\"failed\":0,\"done\":5,\"finished\":true}"),
                events("upload", "--replication", "1", "--json", file.toString(), "/"));
    }

    @Test
    void downloadsAndCopiesTellAsJsonWhatHappens() {
        have("/f", "bytes");
        Path target = local.resolve("f");
        assertEquals(
                "{\"event\":\"begin\",\"from\":\"/f\",\"to\":\"" + target + "\",\"total\":5}",
                events("download", "--json", "/f", target.toString()).get(0));
        assertEquals(
                List.of(
                        "{\"event\":\"begin\",\"from\":\"/f\",\"to\":\"/g\",\"total\":5}",
                        "{\"event\":\"end\",\"from\":\"/f\",\"to\":\"/g\",\"done\":5}",
                        "{\"event\":\"summary\",\"files\":1,\"failed\":0,\"done\":5,\"finished\":true}"),
                events("cp", "--json", "/f", "/g"));
    }

    @Test
    void aFileThatFailsIsAnEventToo() throws Exception {
        have("/f", "bytes");
        String file = Files.writeString(local.resolve("f"), "other").toString();
        assertEquals(1, console.run("upload", "--replication", "1", "--json", file, "/f"));
        List<String> events = console.out().lines().toList();
        assertTrue(events.get(1).startsWith("{\"event\":\"failed\",\"from\":\"" + file + "\""), events.get(1));
        assertTrue(events.get(1).contains("\"error\":\"/f is already there"), events.get(1));
        assertTrue(events.get(2).contains("\"files\":0,\"failed\":1,"), events.get(2));
        assertEquals(1, console.err().lines().count(), console.err());
    }

    @Test
    void quietSaysNothingAndFailuresAllTheSame() throws Exception {
        String file = Files.writeString(local.resolve("a"), "12345").toString();
        assertEquals("", done("upload", "-q", "--replication", "1", file, "/"));
        assertEquals("", done("cp", "-q", "/a", "/b"));
        assertEquals("", done("download", "-q", "/a", local.resolve("back").toString()));
        assertEquals("12345", done("download", "-q", "/a", "-"));
        assertTrue(refused(1, "upload", "-q", file, "/").contains("/a is already there"));
    }

    @Test
    void eventsAndAFileDoNotShareStandardOutput() {
        have("/f", "bytes");
        assertTrue(refused(2, "download", "--json", "/f", "-").contains("standard output"));
        assertTrue(refused(2, "download", "--json", "-q", "/f").contains("exclude each other"));
    }

    /** The events that a command prints, without what depends on time. */
    private List<String> events(String... words) {
        return done(words)
                .lines()
                .filter(line -> !line.contains("\"event\":\"progress\"") && !line.contains("\"event\":\"total\""))
                .map(line -> line.replaceAll(",\"millis\":\\d+", ""))
                .toList();
    }
}
