package panal.cliente.console.command.transfer;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.Failure;
import panal.cliente.console.shell.LocalFile;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/**
 * A directory of this machine and all below it, with the paths that go with it in the file system. Links are followed; a
 * link that leads back up or nowhere, and what is neither file nor directory, is skipped with a message.
 */
final class LocalTree {
    private final Attempts attempts;
    private final Receiver receiver;

    LocalTree(Attempts attempts, Receiver receiver) {
        this.attempts = attempts;
        this.receiver = receiver;
    }

    /** Is given what the tree has, a directory before what is in it. */
    interface Receiver {
        void directory(FilePath target) throws PanalException;

        void file(Path file, FilePath target) throws PanalException;
    }

    /** Goes through {@code top}, which becomes {@code target}. */
    void walk(Path top, FilePath target) throws PanalException {
        Walk walk = new Walk(target);
        try {
            Files.walkFileTree(top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        } catch (Ended ended) {
            throw ended.reason;
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final FilePath top;
        private final Deque<FilePath> above = new ArrayDeque<>();

        Walk(FilePath top) {
            this.top = top;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            int before = attempts.failures();
            attempt(() -> {
                FilePath target = above.isEmpty() ? top : above.element().child(LocalFile.name(directory));
                receiver.directory(target);
                above.push(target);
            });
            return attempts.failures() == before ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
            above.pop();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                attempt(() -> receiver.file(file, above.element().child(LocalFile.name(file))));
            } else if (attributes.isSymbolicLink()) {
                attempts.skipped(file + ": a link that leads nowhere; skipped");
            } else {
                attempts.skipped(file + ": neither a file nor a directory; skipped");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            attempts.skipped(LocalFile.reason(failure));
            return FileVisitResult.CONTINUE;
        }

        private void attempt(Attempts.Attempt one) {
            try {
                attempts.attempt(one);
            } catch (PanalException end) {
                throw new Ended(end);
            }
        }
    }

    /** Carries the end of everything out of a visitor. */
    private static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final PanalException reason;

        Ended(PanalException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
