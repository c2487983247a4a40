package panal.cliente.console.command.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import panal.cliente.Panal;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.Failure;
import panal.cliente.console.shell.Shell;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cliente.write.Uploaded;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/** One upload command at work: hands files to the pool, keeps count, and tells how it went. */
final class Uploading {
    private final Shell shell;
    private final Panal panal;
    private final Overwriting overwriting;
    private final UploadOptions options;
    private final Attempts attempts;
    private final TransferPool pool;
    private final ProgressBoard board;
    private final Tally tally;
    private final CopiesNote copies = new CopiesNote();

    Uploading(
            Shell shell,
            Panal panal,
            Overwriting overwriting,
            UploadOptions options,
            Attempts attempts,
            TransferPool pool,
            ProgressBoard board) {
        this.shell = shell;
        this.panal = panal;
        this.overwriting = overwriting;
        this.options = options;
        this.attempts = attempts;
        this.pool = pool;
        this.board = board;
        this.tally = new Tally(shell.clock().millis());
    }

    void standardInput(FilePath target) throws PanalException {
        write("-", -1, () -> Source.stream(shell.bytes(), "standard input"), target);
    }

    /** A file, or something else that can be read to its end, such as a named pipe. */
    void file(Path file, FilePath target) throws PanalException {
        if (Files.isRegularFile(file)) {
            pool.submit(() -> writeFile(file, target));
        } else {
            write(file.toString(), -1, () -> Source.stream(open(file), file.toString()), target);
        }
    }

    /** A directory with all that is in it; into one that is there already, or made now. */
    void tree(Path top, FilePath target, boolean parents) throws PanalException {
        Optional<FileStatus> there = Target.statusOf(panal, target);
        if (there.isPresent() && !there.get().isDirectory()) {
            throw new NotADirectory(target.text());
        }
        if (there.isEmpty()) {
            panal.makeDirectory(target, parents);
        }
        new LocalTree(attempts, new LocalTree.Receiver() {
                    @Override
                    public void directory(FilePath path) throws PanalException {
                        if (!path.equals(target)) {
                            panal.makeDirectory(path, true);
                        }
                    }

                    @Override
                    public void file(Path file, FilePath path) throws PanalException {
                        pool.submit(() -> writeFile(file, path));
                    }
                })
                .walk(top, target);
    }

    /** Says which copies are missing, and how many files came through. */
    void tell() {
        copies.tell(shell.screen());
        tally.tell(
                shell.screen(),
                "transfer.uploaded",
                attempts.failures(),
                shell.clock().millis(),
                board.finish());
    }

    /** Opens a source, anew for each try. */
    @FunctionalInterface
    private interface Opening {
        Source open() throws PanalException;
    }

    private void writeFile(Path file, FilePath target) throws PanalException {
        long length = LocalCensus.length(file);
        if (options.continued() && isThere(file, length, target)) {
            tally.add(board.transfer(file.toString(), target.text(), length, progress -> length));
        } else {
            write(file.toString(), length, () -> Source.file(file), target);
        }
    }

    /** Whether an earlier upload brought the file: what is there has its length and its sum. */
    private boolean isThere(Path file, long length, FilePath target) throws PanalException {
        Optional<FileStatus> there = Target.statusOf(panal, target);
        return there.isPresent()
                && !there.get().isDirectory()
                && there.get().length() == length
                && panal.checksum(target).crc32c() == LocalSum.of(file);
    }

    private void write(String from, long length, Opening source, FilePath target) throws PanalException {
        Uploaded uploaded = board.transfer(from, target.text(), length, progress -> {
            Continuation told = new Continuation(progress, shell.screen(), board, from, target);
            try {
                return overwriting.run(
                        shell,
                        target.text(),
                        overwrite -> panal.upload(source.open(), target, options.withOverwrite(overwrite), told));
            } catch (PanalException failure) {
                told.tellUnlessEnded(failure);
                throw failure;
            }
        });
        tally.add(uploaded.status().length());
        copies.add(uploaded);
        Continuation.tellWhatItWasBegunWith(shell.screen(), options, uploaded);
    }

    private static InputStream open(Path file) throws PanalException {
        try {
            return Files.newInputStream(file);
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
    }
}
