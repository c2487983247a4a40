package panal.cliente.console.shell;

import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import panal.protocol.error.InvalidInput;

/** Names of files on this machine. */
public final class LocalFile {
    private LocalFile() {}

    /** The file that was typed. */
    static Path of(String typed) throws InvalidInput {
        if (typed.isEmpty()) {
            throw new InvalidInput("empty name of a local file");
        }
        try {
            return Path.of(typed);
        } catch (InvalidPathException invalid) {
            throw new InvalidInput("\"" + typed + "\" cannot be a file's name on this machine: " + invalid.getReason());
        }
    }

    /** {@code name} in a directory of this machine. */
    public static Path in(Path directory, String name) throws InvalidInput {
        Path file = of(name);
        // Where a backslash or a colon separates, a remote name could lead elsewhere.
        if (file.isAbsolute() || file.getNameCount() != 1 || !file.toString().equals(name)) {
            throw new InvalidInput("\"" + name + "\" cannot be a file's name on this machine");
        }
        return directory.resolve(file);
    }

    /**
     * A local file's name as text. Refuses a name whose bytes are no text in this machine's encoding, because it would
     * come out as another name.
     */
    public static String name(Path file) throws InvalidInput {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        try {
            if (last != null && last.equals(Path.of(name))) {
                return name;
            }
        } catch (InvalidPathException notText) {
            // falls through to the refusal
        }
        throw new InvalidInput("the name of " + file + " is no text in this machine's encoding ("
                + System.getProperty("sun.jnu.encoding") + "); give a target name, or set LC_ALL=C.UTF-8");
    }

    /** What went wrong with a local file, in words; Java's exceptions often say only its name. */
    public static String reason(Throwable failure) {
        if (failure instanceof FileSystemLoopException loop) {
            return loop.getFile() + ": a link leads back to a directory above it; skipped";
        }
        if (failure instanceof FileSystemException at && at.getFile() != null) {
            return at.getFile() + ": " + words(at);
        }
        return String.valueOf(failure.getMessage());
    }

    private static String words(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory on this machine";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied on this machine";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "is already there";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "is a directory that is not empty";
        }
        return String.valueOf(failure.getReason());
    }
}
