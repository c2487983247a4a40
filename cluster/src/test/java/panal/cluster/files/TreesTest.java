package panal.cluster.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cluster.harness.ConsoleProgram;
import panal.cluster.harness.RealCluster;

/** Many files at once, and the same tree back. */
final class TreesTest {
    private static final int FILES = 2_000;
    private static final int LARGEST = 20_000;

    private static RealCluster cluster;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        cluster = RealCluster.start(4);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void twoThousandSmallFilesInNestedDirectoriesComeBackAsTheyWere() throws IOException {
        Path source = Files.createDirectory(directory.resolve("tree"));
        Random random = new Random(1);
        for (int i = 0; i < FILES; i++) {
            Path parent = source.resolve("d" + i % 13).resolve("e" + i % 7).resolve("f" + i % 3);
            Files.createDirectories(parent);
            MadeFiles.write(parent.resolve("file " + i), random.nextInt(LARGEST), i);
        }
        Files.createDirectories(source.resolve("empty").resolve("inside"));
        ConsoleProgram console = cluster.console();
        console.ok("upload", "-r", source.toString(), "/");
        Path back = Files.createDirectory(directory.resolve("back"));
        console.ok("download", "-r", "/tree", back.toString());
        assertEquals(MadeFiles.tree(source), MadeFiles.tree(back.resolve("tree")));
        console.ok("delete", "-r", "-y", "/tree");
        assertEquals(1, console.run("stat", "/tree").exit());
    }
}
