package panal.cliente.console.command.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import panal.cliente.Panal;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.Failure;
import panal.cliente.console.shell.LocalFile;
import panal.cliente.console.sync.Entry;
import panal.cliente.console.sync.Walk;
import panal.cliente.read.DownloadOptions;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/** From the cluster to this machine. What has come in part is continued by the next sync. */
final class RouteBack implements Route {
    private static final DownloadOptions OPTIONS = DownloadOptions.DEFAULT
            .withOverwrite(true)
            .withTimes(true)
            .withKept(true)
            .withContinued(true);

    private final Panal panal;
    private final FilePath source;
    private final Path target;
    private final Exclusions exclusions;
    private final boolean sums;
    private final Attempts attempts;
    private final ProgressBoard board;

    RouteBack(
            Panal panal,
            FilePath source,
            Path target,
            Exclusions exclusions,
            boolean sums,
            Attempts attempts,
            ProgressBoard board) {
        this.panal = panal;
        this.source = source;
        this.target = target;
        this.exclusions = exclusions;
        this.sums = sums;
        this.attempts = attempts;
        this.board = board;
    }

    @Override
    public Walk source() throws PanalException {
        Optional<FileStatus> there = Target.statusOf(panal, source);
        if (there.isEmpty()) {
            throw new NotFound(source + "; from this machine to the cluster it is sync LOCAL REMOTE, without --back");
        }
        if (!there.get().isDirectory()) {
            throw new NotADirectory(source.text());
        }
        return new RemoteWalk(panal.search(), source, exclusions, sums, false, attempts);
    }

    @Override
    public Walk target() throws PanalException {
        if (Files.isDirectory(target)) {
            return new LocalWalk(target, exclusions, true, attempts);
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new LocalFailure(target + ": is no directory; a directory is needed");
        }
        return Walk.EMPTY;
    }

    @Override
    public void prepare() throws PanalException {
        Downloading.makeDirectory(target);
    }

    @Override
    public void makeDirectory(Entry directory) throws PanalException {
        Downloading.makeDirectory(local(directory));
    }

    @Override
    public void copy(Entry file) throws PanalException {
        FilePath from = remote(file);
        Path to = local(file);
        board.transfer(
                from.text(), to.toString(), file.length(), progress -> panal.download(from, to, OPTIONS, progress));
    }

    @Override
    public boolean isAlike(Entry wanted, Entry there) throws PanalException {
        // One that the user may not read has no sum; asking for it says so.
        long known = wanted.sum() == Entry.UNKNOWN
                ? Integer.toUnsignedLong(panal.checksum(remote(wanted)).crc32c())
                : wanted.sum();
        return Integer.toUnsignedLong(LocalSum.of(local(wanted))) == known;
    }

    @Override
    public void delete(Entry entry) throws PanalException {
        Path file = local(entry);
        try {
            Files.delete(file);
        } catch (NoSuchFileException gone) {
            throw new NotFound(file.toString());
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
    }

    @Override
    public String sourceName() {
        return source.text();
    }

    @Override
    public String targetName() {
        return target.toString();
    }

    @Override
    public String targetName(Entry entry) {
        return target + "/" + entry.path();
    }

    /** Refuses names that would mean something else on this machine. */
    private Path local(Entry entry) throws InvalidInput {
        Path file = target;
        for (String name : entry.path().split("/", -1)) {
            file = LocalFile.in(file, name);
        }
        return file;
    }

    private FilePath remote(Entry entry) throws PanalException {
        return FilePath.parse((source.isRoot() ? "/" : source.text() + "/") + entry.path());
    }
}
