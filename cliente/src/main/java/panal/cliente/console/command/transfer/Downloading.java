package panal.cliente.console.command.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import panal.cliente.Panal;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.Failure;
import panal.cliente.console.shell.LocalFile;
import panal.cliente.console.shell.Shell;
import panal.cliente.read.DownloadOptions;
import panal.cliente.session.Progress;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/** One download command at work: hands files to the pool, keeps count, and tells how it went. */
final class Downloading {
    private final Shell shell;
    private final Panal panal;
    private final Overwriting overwriting;
    private final Attempts attempts;
    private final TransferPool pool;
    private final ProgressBoard board;
    private final DownloadOptions options;
    private final Tally tally;

    Downloading(
            Shell shell,
            Panal panal,
            Overwriting overwriting,
            Attempts attempts,
            TransferPool pool,
            ProgressBoard board,
            DownloadOptions options) {
        this.shell = shell;
        this.panal = panal;
        this.overwriting = overwriting;
        this.attempts = attempts;
        this.pool = pool;
        this.board = board;
        this.options = options;
        this.tally = new Tally(shell.clock().millis());
    }

    void file(FileStatus source, Path target) throws PanalException {
        pool.submit(() -> fetch(source, target));
    }

    /** A directory with all that is in it; into one that is there already, or made now. */
    void tree(FileStatus top, Path target) throws PanalException {
        Map<FilePath, Path> made = new HashMap<>();
        new RemoteTree(panal, attempts).walk(top, (status, depth) -> {
            Path at = depth == 0
                    ? target
                    : LocalFile.in(parentOf(status, made), status.path().name());
            if (status.isDirectory()) {
                makeDirectory(at);
                made.put(status.path(), at);
            } else {
                file(status, at);
            }
            return true;
        });
    }

    private static Path parentOf(FileStatus status, Map<FilePath, Path> made) {
        Path parent = made.get(status.path().parent().orElse(FilePath.ROOT));
        if (parent == null) {
            throw new IllegalStateException(status.path() + " came before its directory");
        }
        return parent;
    }

    void tell() {
        tally.tell(
                shell.screen(),
                "transfer.downloaded",
                attempts.failures(),
                shell.clock().millis(),
                board.finish());
    }

    private void fetch(FileStatus source, Path target) throws PanalException {
        tally.add(board.transfer(
                source.path().text(), target.toString(), source.length(), progress -> fetch(source, target, progress)));
    }

    private long fetch(FileStatus source, Path target, Progress progress) throws PanalException {
        if (Files.isDirectory(target)) {
            throw new LocalFailure(target + ": is a directory on this machine; " + source.path() + " is a file");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // A device or a named pipe takes bytes; a file beside it that is renamed would replace it.
            return stream(source, target, progress);
        }
        Path place = throughLink(target);
        if (options.continued() && isThere(source, place)) {
            keepTime(source, place);
            return source.length();
        }
        return overwriting.run(
                shell,
                target.toString(),
                overwrite -> panal.download(source.path(), place, options.withOverwrite(overwrite), progress));
    }

    /** Whether an earlier download brought the file: it has the length and the sum that the NameNode knows. */
    private boolean isThere(FileStatus source, Path place) throws PanalException {
        return LocalCensus.length(place) == source.length()
                && LocalSum.of(place) == panal.checksum(source.path()).crc32c();
    }

    private void keepTime(FileStatus source, Path place) throws PanalException {
        try {
            if (options.times()) {
                Files.setLastModifiedTime(place, FileTime.fromMillis(source.modifiedMillis()));
            }
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
    }

    private long stream(FileStatus source, Path device, Progress progress) throws PanalException {
        try (OutputStream out = Files.newOutputStream(device)) {
            Bytes.copy(panal, source, out, progress);
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
        return source.length();
    }

    /** The file that a link stands for, so that the link stays one. */
    private static Path throughLink(Path target) throws PanalException {
        try {
            return Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target;
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
    }

    /** Makes a directory on this machine, and is content when it is there. */
    static void makeDirectory(Path directory) throws PanalException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(directory)) {
                throw new LocalFailure(directory + ": is a file on this machine; a directory is needed", there);
            }
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
    }
}
