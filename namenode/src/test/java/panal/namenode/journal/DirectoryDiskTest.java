package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryDiskTest {
    private final List<Path> forced = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @Test
    void aDirectoryThatIsMadeIsKeptWithAllThatLeadsToIt() throws IOException {
        Path journal = directory.resolve("name node/journal");
        DirectoryDisk.in(journal, forced::add);
        List<Path> above = new ArrayList<>();
        for (Path here = journal.getParent(); here != null; here = here.getParent()) {
            above.add(here);
        }
        assertEquals(above, forced);
        assertTrue(forced.contains(directory) && Files.isDirectory(journal));

        DirectoryDisk.in(journal, forced::add);
        assertEquals(above, forced, "once");
    }

    @Test
    void whoMayNotReadADirectoryAboveMayMakeOneAllTheSame() throws IOException {
        Path journal = directory.resolve("journal");
        JournalDisk disk = DirectoryDisk.in(journal, above -> {
            throw new AccessDeniedException(above.toString());
        });
        assertEquals(List.of(), disk.list());
    }
}
