package panal.cliente.console.input;

import panal.protocol.error.InvalidInput;
import panal.protocol.value.FilePath;

/** The directory that relative paths start from: the root at first, moved by {@code cd}. For the console's thread. */
public final class WorkingDirectory {
    private FilePath current = FilePath.ROOT;

    public FilePath current() {
        return current;
    }

    public void moveTo(FilePath directory) {
        current = directory;
    }

    /** What was typed, as an absolute path. */
    public FilePath path(String typed) throws InvalidInput {
        return typed(typed).path();
    }

    /** What was typed, as an absolute path, and whether it was typed as a directory's. */
    public TypedPath typed(String typed) throws InvalidInput {
        return TypedPath.in(current, typed);
    }
}
