package panal.protocol.config;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import panal.protocol.error.LocalFailure;

/** Keeps a second process out of a directory ({@code .lock} in it). The system lets go of it when the process dies. */
public final class DirectoryLock implements Closeable {
    /** The file in the directory; the lock is on it, so that its being there says nothing. */
    public static final String NAME = ".lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Locks {@code directory}, which is made if need be; refuses when a process has it. */
    public static DirectoryLock take(Path directory) throws LocalFailure {
        try {
            return tryTake(directory)
                    .orElseThrow(() -> new LocalFailure(
                            directory + " is in use by another process; is this service running already?"));
        } catch (IOException refused) {
            throw new LocalFailure("cannot lock " + directory + " (" + Home.reason(refused) + ")", refused);
        }
    }

    /** The same; empty when a process has it. Throws an IOException when the file system fails, or has no locks. */
    public static Optional<DirectoryLock> tryTake(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) { // which a link to one is; an early JDK 17 refuses to make it
            Files.createDirectories(directory);
        }
        FileChannel channel =
                FileChannel.open(directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = locked(channel);
            return locked ? Optional.of(new DirectoryLock(channel)) : Optional.empty();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException byThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
