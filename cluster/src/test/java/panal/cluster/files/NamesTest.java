package panal.cluster.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cluster.harness.ConsoleProgram;
import panal.cluster.harness.RealCluster;

/** Names that people and programs really give to files. */
final class NamesTest {
    private static final List<String> NAMES = List.of(
            "with space",
            "  spaces around  ",
            "it's \"quoted\"",
            "-r",
            "--json",
            "back\\slash",
            "$HOME * ? [a] {b} !",
            "honey \uD83C\uDF6F\uD83D\uDC1D",
            "Zoë-日本語-ñ",
            "line\nbreak",
            "a".repeat(255),
            "\uD83C\uDF6F".repeat(63) + "abc",
            "...");

    private static RealCluster cluster;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        cluster = RealCluster.start(1);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void everyNameGoesInAndComesOut() throws IOException {
        Path source = Files.createDirectory(directory.resolve("names"));
        for (String name : NAMES) {
            Files.writeString(source.resolve(name), "content of " + name);
        }
        ConsoleProgram console = cluster.console();
        console.ok("upload", "-r", source.toString(), "/");
        Path back = Files.createDirectory(directory.resolve("back"));
        console.ok("download", "-r", "/names", back.toString());
        assertEquals(MadeFiles.tree(source), MadeFiles.tree(back.resolve("names")));
    }

    @Test
    void aNameThatLooksLikeAnOptionIsGivenBehindTwoDashes() throws IOException {
        Path source = Files.writeString(directory.resolve("-r"), "dashes");
        ConsoleProgram console = cluster.console();
        console.ok("mkdir", "--", "/-p");
        console.ok("upload", "--", source.toString(), "/-p/--json");
        assertEquals("dashes", console.ok("cat", "--", "/-p/--json").text());
        console.ok("delete", "-r", "-y", "--", "/-p");
        assertEquals(1, console.run("stat", "--", "/-p").exit());
    }

    @Test
    void aNameOfExactly255BytesIsTakenAndOneMoreIsNot() {
        ConsoleProgram console = cluster.console();
        String longest = "é".repeat(127) + "x";
        assertEquals(255, longest.getBytes(StandardCharsets.UTF_8).length);
        console.ok("mkdir", "/" + longest);
        assertTrue(console.ok("ls", "/").text().contains(longest));
        assertEquals(1, console.run("mkdir", "/" + longest + "x").exit());
    }
}
