package panal.protocol.config;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.LocalFailure;

final class DirectoryLockTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path home;

    @Test
    void aLinkToADirectoryIsLockedAsThatDirectory() throws Exception {
        Path disk = Files.createDirectory(home.resolve("disk"));
        Path link = Files.createSymbolicLink(home.resolve("datanode-1"), disk);
        DirectoryLock taken = DirectoryLock.take(link);
        try {
            LocalFailure refused = assertThrows(LocalFailure.class, () -> DirectoryLock.take(disk));
            assertTrue(refused.toString().contains("in use by another process"), refused.toString());
        } finally {
            taken.close();
        }
        DirectoryLock.take(disk).close();
    }
}
