package panal.protocol.config;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import panal.protocol.error.LocalFailure;

/** {@code run/<service>.pid}: which process is the service; gone after a clean stop. */
public final class PidFile implements Closeable {
    private final Path file;
    private final String pid;

    private PidFile(Path file, String pid) {
        this.file = file;
        this.pid = pid;
    }

    /** Writes this process's id, in place of that of a process that was killed. */
    public static PidFile write(Path file) throws LocalFailure {
        String pid = Long.toString(ProcessHandle.current().pid());
        try {
            Path directory = file.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, ".pid", ".tmp");
            Files.writeString(temporary, pid + "\n", StandardCharsets.US_ASCII);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return new PidFile(file, pid);
        } catch (IOException refused) {
            throw new LocalFailure("cannot write " + file + " (" + Home.reason(refused) + ")", refused);
        }
    }

    /** Removes the file, unless another process has written its own meanwhile. */
    @Override
    public void close() throws IOException {
        if (Files.exists(file)
                && Files.readString(file, StandardCharsets.US_ASCII).strip().equals(pid)) {
            Files.deleteIfExists(file);
        }
    }
}
