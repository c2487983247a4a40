package panal.cliente.console.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;

/**
 * The directory of this machine that local names start from: where the program was started, until {@code lcd} moves it.
 * For the console's thread.
 */
public final class LocalDirectory {
    private Optional<Path> moved = Optional.empty();

    /** Absolute. */
    public Path current() {
        return moved.orElseGet(() -> Path.of("").toAbsolutePath());
    }

    /** What was typed; as it was typed, as long as nothing has been moved. */
    public Path resolve(String typed) throws InvalidInput {
        Path file = LocalFile.of(typed);
        return moved.isPresent() ? moved.get().resolve(file) : file;
    }

    /** Moves; {@code ~} at the beginning is the person's home. */
    public void moveTo(String typed) throws InvalidInput, LocalFailure {
        String home = System.getProperty("user.home", "/");
        boolean ofHome = typed.equals("~") || typed.startsWith("~/");
        Path directory = current()
                .resolve(LocalFile.of(ofHome ? home + typed.substring(1) : typed))
                .normalize();
        if (!Files.isDirectory(directory)) {
            throw new LocalFailure(directory
                    + (Files.exists(directory) ? ": is no directory" : ": no such file or directory on this machine"));
        }
        moved = Optional.of(directory);
    }
}
