package panal.namenode.journal;

import java.io.PrintStream;
import java.nio.file.Path;
import panal.protocol.error.LocalFailure;

/** Prints a journal's edits as JSON lines, without a NameNode and without changing a byte: {@code namenode journal DIR}. */
public final class JournalPrinter {
    private final PrintStream out;

    public JournalPrinter(PrintStream out) {
        this.out = out;
    }

    /** Everything in {@code directory}: snapshots, then the log. Throws LocalFailure where it cannot be read. */
    public void print(Path directory) throws LocalFailure {
        out.flush();
        throw new UnsupportedOperationException("not yet");
    }
}
