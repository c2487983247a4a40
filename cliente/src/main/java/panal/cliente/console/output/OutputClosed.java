package panal.cliente.console.output;

import java.io.IOException;

/**
 * Standard output takes no more: its reader has gone (as {@code head} goes), or the disk behind it is full. Unchecked,
 * so that it ends a command through whatever the command is doing.
 */
public final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean readerGone;

    OutputClosed(boolean readerGone, IOException cause) {
        super("cannot write to standard output: " + cause.getMessage(), cause);
        this.readerGone = readerGone;
    }

    /** Whether a pipe's reader went away, which is nobody's mistake. */
    public boolean readerGone() {
        return readerGone;
    }
}
