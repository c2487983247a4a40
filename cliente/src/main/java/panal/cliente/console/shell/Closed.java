package panal.cliente.console.shell;

import panal.protocol.value.FilePath;

/** Tells of directories that a walk had to leave out. */
public final class Closed {
    private Closed() {}

    public static void tell(FilePath directory, Attempts attempts) {
        attempts.skipped(directory + " is left out: you may not read what is in it; its owner may");
    }
}
