package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
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

    @BeforeEach
    void makeJars() throws IOException {
        Files.createDirectories(directory.resolve("target/lib"));
        jar = Files.writeString(directory.resolve("target/cluster.jar"), "cluster");
        Files.writeString(directory.resolve("target/lib/protocol.jar"), "protocol");
    }

    @Test
    void aRunningCopyKeepsItsBytesWhenABuildReplacesTheOriginal() throws IOException {
        Path copy = copied();
        Files.writeString(jar, "a newer cluster");
        Path newer = copied();
        assertNotEquals(copy, newer);
        assertEquals("cluster", Files.readString(copy));
        assertEquals("protocol", Files.readString(copy.resolveSibling("lib/protocol.jar")));
        assertEquals("a newer cluster", Files.readString(newer));
    }

    @Test
    void theSameJarsAreCopiedOnce() throws IOException {
        assertEquals(copied(), copied());
    }

    @Test
    void aCopyThatNobodyRunsFromGoesWhenANewOneComes() throws IOException {
        Path copy = copied();
        Files.writeString(jar, "a newer cluster");
        StagedJars.of(jar.toString(), running -> false);
        assertFalse(Files.exists(copy));
    }

    @Test
    void whoRunsFromACopyMakesNoCopyOfIt() throws IOException {
        Path copy = copied();
        assertEquals(
                copy, Path.of(StagedJars.of(copy.toString(), running -> false).classPath()));
        assertFalse(Files.exists(copy.resolveSibling("run")));
    }

    @Test
    void theCurrentCopyIsNamedForTheScripts() throws IOException {
        StagedJars jars = StagedJars.of(jar.toString(), running -> true);
        jars.markCurrent();
        String name = Files.readString(directory.resolve("target/run/current")).strip();
        assertEquals(jars.directory().orElseThrow(), directory.resolve("target/run/" + name));
    }

    @Test
    void aClassPathOfManyEntriesIsLeftAsItIs() throws IOException {
        String classes = directory.resolve("target/classes") + File.pathSeparator + jar;
        assertEquals(classes, StagedJars.of(classes, running -> true).classPath());
        assertFalse(Files.exists(directory.resolve("target/run")));
    }

    private Path copied() throws IOException {
        return Path.of(StagedJars.of(jar.toString(), running -> true).classPath());
    }
}
