package panal.cliente.console.command;

import panal.protocol.value.FilePath;

/** Tells of directories that a walk had to leave out. */
final class Closed {
    private Closed() {}

    static void tell(FilePath directory, Attempts attempts) {
        attempts.skipped(directory + " is left out: you may not read what is in it; its owner may");
    }
}
