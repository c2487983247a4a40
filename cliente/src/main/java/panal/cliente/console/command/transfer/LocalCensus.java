package panal.cliente.console.command.transfer;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.console.shell.Failure;
import panal.protocol.error.PanalException;

/** Counts a file of this machine, or the files of a tree, as an upload will find them. What it cannot read it leaves out. */
final class LocalCensus {
    private LocalCensus() {}

    /** Bytes; -1 when that cannot be told. */
    static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException goneMeanwhile) {
            return -1;
        }
    }

    /** Counts {@code top}; if {@code recursive}, with all that is below it. */
    static void take(Path top, boolean recursive, ProgressBoard.Count count) throws PanalException {
        int depth = recursive ? Integer.MAX_VALUE : 0;
        try {
            Files.walkFileTree(top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new Visit(count));
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
    }

    private static final class Visit extends SimpleFileVisitor<Path> {
        private final ProgressBoard.Count count;

        Visit(ProgressBoard.Count count) {
            this.count = count;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean wanted = !attributes.isRegularFile() || count.add(1, attributes.size());
            return wanted ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
