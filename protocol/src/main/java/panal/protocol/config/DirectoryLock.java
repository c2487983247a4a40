package panal.protocol.config;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import panal.protocol.error.LocalFailure;

/** Keeps a second process out of a directory ({@code .lock} in it). The system lets go of it when the process dies. */
public final class DirectoryLock implements Closeable {
    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Locks {@code directory}, which is made if need be; refuses when a process has it. */
    public static DirectoryLock take(Path directory) throws LocalFailure {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new LocalFailure(directory + " is in use by another process; is this service running already?");
            }
            return new DirectoryLock(channel);
        } catch (IOException refused) {
            throw new LocalFailure("cannot lock " + directory + " (" + Home.reason(refused) + ")", refused);
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
