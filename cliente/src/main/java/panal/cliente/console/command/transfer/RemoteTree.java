package panal.cliente.console.command.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.shell.Attempts;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.value.FileStatus;

/** Everything at and below a path of the file system: a directory's entries first, then its directories in turn. */
public final class RemoteTree {
    private final Panal panal;
    private final Attempts attempts;

    /** A tree; a directory that cannot be listed is a failed attempt, and the rest goes on. */
    public RemoteTree(Panal panal, Attempts attempts) {
        this.panal = panal;
        this.attempts = attempts;
    }

    /** Is shown each file and directory, a directory before what is in it. */
    @FunctionalInterface
    public interface Visitor {
        /** Whether to go on below it, if it is a directory. */
        boolean visit(FileStatus status, int depth) throws PanalException;
    }

    /** Shows {@code top} at depth 0, and all below. */
    public void walk(FileStatus top, Visitor visitor) throws PanalException {
        Deque<Level> waiting = new ArrayDeque<>();
        if (visitor.visit(top, 0) && top.isDirectory()) {
            waiting.push(new Level(top, 0));
        }
        while (!waiting.isEmpty()) {
            Level level = waiting.pop();
            List<Level> below = new ArrayList<>();
            attempts.attempt(() -> list(level, visitor, below));
            for (int i = below.size() - 1; i >= 0; i--) {
                waiting.push(below.get(i));
            }
        }
    }

    private void list(Level level, Visitor visitor, List<Level> below) throws PanalException {
        try {
            // Visited as they arrive, so that a directory of any size passes through.
            panal.list(level.directory.path(), status -> visit(status, level.depth + 1, visitor, below));
        } catch (Ended ended) {
            throw ended.gone;
        }
    }

    private void visit(FileStatus status, int depth, Visitor visitor, List<Level> below) {
        try {
            attempts.attempt(() -> {
                if (visitor.visit(status, depth) && status.isDirectory()) {
                    below.add(new Level(status, depth));
                }
            });
        } catch (Unreachable gone) {
            throw new Ended(gone);
        }
    }

    private record Level(FileStatus directory, int depth) {}

    /** Carries the end of everything out of a callback. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final Unreachable gone;

        Ended(Unreachable gone) {
            super(gone);
            this.gone = gone;
        }
    }
}
