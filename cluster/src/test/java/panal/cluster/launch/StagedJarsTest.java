package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StagedJarsTest {
    @TempDir
    private Path directory;

    private Path jar;
    private Path home;

    @BeforeEach
    void makeJars() throws IOException {
        Files.createDirectories(directory.resolve("target/lib"));
        jar = Files.writeString(directory.resolve("target/cluster.jar"), "cluster");
        Files.writeString(directory.resolve("target/lib/protocol.jar"), "protocol");
        home = directory.resolve("home");
    }

    @Test
    void theCopyKeepsItsBytesWhenABuildReplacesTheOriginal() throws IOException {
        Path copy = directoryOf(new StagedJars(home).classPathFor(jar.toString()));
        Files.writeString(jar, "a newer cluster");
        assertEquals("cluster", Files.readString(copy.resolve("cluster.jar")));
        assertEquals("protocol", Files.readString(copy.resolve("protocol.jar")));
        Path newer = directoryOf(new StagedJars(home).classPathFor(jar.toString()));
        assertNotEquals(copy, newer);
        assertEquals("a newer cluster", Files.readString(newer.resolve("cluster.jar")));
    }

    @Test
    void theSameJarsAreCopiedOnce() throws IOException {
        String first = new StagedJars(home).classPathFor(jar.toString());
        assertEquals(first, new StagedJars(home).classPathFor(jar.toString()));
        assertTrue(Files.exists(directoryOf(first)));
        new StagedJars(home).clear();
        assertFalse(Files.exists(directoryOf(first)));
    }

    @Test
    void aClassPathOfManyEntriesIsLeftAsItIs() throws IOException {
        String classes = directory.resolve("target/classes") + java.io.File.pathSeparator + jar;
        assertEquals(classes, new StagedJars(home).classPathFor(classes));
        assertFalse(Files.exists(home));
    }

    private static Path directoryOf(String classPath) {
        assertTrue(classPath.endsWith("*"), classPath);
        return Path.of(classPath.substring(0, classPath.length() - 2));
    }
}
