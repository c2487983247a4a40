package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassArchiveTest {
    @TempDir
    private Path directory;

    @Test
    void whatTheRecordsNameIsArchivedForThisJvm() throws IOException {
        make();
        assertTrue(ClassArchive.fits(directory));
        assertEquals(
                Optional.of("-XX:SharedArchiveFile=" + directory.resolve("panal.jsa")),
                ClassArchive.usedFrom(directory).flag());
    }

    @Test
    void anArchiveOfAnotherJvmIsNotUsed() throws IOException {
        make();
        Files.writeString(directory.resolve("panal.jsa.fits"), "another JDK\n");
        assertFalse(ClassArchive.fits(directory));
        assertEquals(Optional.empty(), ClassArchive.usedFrom(directory).flag());
    }

    @Test
    void aDirectoryWithoutAnArchiveHasNoFlag() {
        assertEquals(Optional.empty(), ClassArchive.usedFrom(directory).flag());
        assertEquals(Optional.empty(), ClassArchive.NONE.flag());
    }

    @Test
    void aFailedDumpLeavesNothingBehind() throws IOException {
        Path list = Files.writeString(directory.resolve("1.classes"), "@no-such-hint\n");
        Path target = Files.createDirectory(directory.resolve("target"));
        assertThrows(IOException.class, () -> ClassArchive.make(target, "", List.of(list)));
        try (Stream<Path> left = Files.list(target)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void flagsAreReadWithoutTheirComments() {
        for (String module : List.of("nameserver", "namenode", "datanode", "console")) {
            List<String> flags = JvmFlags.of(module);
            String collector = module.equals("console") ? "-XX:+UseG1GC" : "-XX:+UseSerialGC";
            assertTrue(flags.contains(collector), module);
            assertTrue(flags.stream().allMatch(flag -> flag.startsWith("-")), flags::toString);
        }
    }

    private void make() throws IOException {
        Path first = Files.writeString(directory.resolve("1.classes"), "# a note\njava/lang/Object\n");
        Path second = Files.writeString(directory.resolve("2.classes"), "java/lang/Object\njava/lang/String\n");
        ClassArchive.make(directory, "", List.of(first, second));
    }
}
