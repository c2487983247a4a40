package panal.cliente.console.command.transfer;

import java.util.Optional;
import panal.cliente.Panal;
import panal.cliente.console.input.TypedPath;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/** Where something is to go in the file system: a path, or into a directory that is there, as in Unix. */
public record Target(FilePath path, boolean isDirectory) {

    /**
     * Finds out what stands at the target.
     *
     * @param several whether several things go there, so that it has to be a directory
     */
    public static Target of(Panal panal, TypedPath typed, boolean several) throws PanalException {
        Optional<FileStatus> status = statusOf(panal, typed.path());
        boolean directory = status.isPresent() && status.get().isDirectory();
        if (!directory && (several || typed.asDirectory())) {
            if (status.isEmpty()) {
                throw new NotFound(typed.path() + "; it has to be a directory that is there (mkdir -p makes it)");
            }
            throw new NotADirectory(typed.path().text());
        }
        return new Target(typed.path(), directory);
    }

    static Optional<FileStatus> statusOf(Panal panal, FilePath path) throws PanalException {
        try {
            return Optional.of(panal.stat(path));
        } catch (NotFound none) {
            return Optional.empty();
        }
    }

    /** The path for something of that name; empty text is something without a name of its own, such as the root. */
    public FilePath pathFor(String name) throws InvalidInput {
        return isDirectory && !name.isEmpty() ? path.child(name) : path;
    }
}
