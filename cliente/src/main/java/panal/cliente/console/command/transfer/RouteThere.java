package panal.cliente.console.command.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import panal.cliente.Panal;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.sync.Entry;
import panal.cliente.console.sync.Walk;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cliente.write.Uploaded;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.UnfinishedUpload;

/** From this machine to the cluster. What has come in part is continued by the next sync. */
final class RouteThere implements Route {
    private final Panal panal;
    private final Path source;
    private final FilePath target;
    private final UploadOptions options;
    private final Exclusions exclusions;
    private final boolean sums;
    private final Attempts attempts;
    private final ProgressBoard board;
    private final Consumer<Uploaded> written;
    /** Where there are uploads that are not complete; known before anything is copied. */
    private final Set<FilePath> begun = ConcurrentHashMap.newKeySet();

    private boolean missing;

    RouteThere(
            Panal panal,
            Path source,
            FilePath target,
            UploadOptions options,
            Exclusions exclusions,
            boolean sums,
            Attempts attempts,
            ProgressBoard board,
            Consumer<Uploaded> written) {
        this.panal = panal;
        this.source = source;
        this.target = target;
        this.options = options.withOverwrite(true).withTimes(true).withKept(true);
        this.exclusions = exclusions;
        this.sums = sums;
        this.attempts = attempts;
        this.board = board;
        this.written = written;
    }

    @Override
    public Walk source() throws PanalException {
        if (Files.isDirectory(source)) {
            return new LocalWalk(source, exclusions, false, attempts);
        }
        throw new LocalFailure(
                source
                        + (Files.exists(source)
                                ? ": is no directory; upload brings single files"
                                : ": no such directory on this machine; from the cluster to here it is sync --back REMOTE LOCAL"));
    }

    @Override
    public Walk target() throws PanalException {
        Optional<FileStatus> there = Target.statusOf(panal, target);
        missing = there.isEmpty();
        if (missing) {
            return Walk.EMPTY;
        }
        if (!there.get().isDirectory()) {
            throw new NotADirectory(target.text());
        }
        return new RemoteWalk(panal.search(), target, exclusions, sums, true, attempts);
    }

    @Override
    public void prepare() throws PanalException {
        if (!missing) {
            panal.unfinished().list(target, upload -> begun.add(upload.path()));
            return;
        }
        try {
            panal.makeDirectory(target, false);
        } catch (NotFound none) {
            FilePath above = target.parent().orElse(FilePath.ROOT);
            throw new NotFound(above + "; it has to be there (mkdir -p makes it)");
        }
    }

    @Override
    public void makeDirectory(Entry directory) throws PanalException {
        panal.makeDirectory(remote(directory), true);
    }

    @Override
    public void copy(Entry file) throws PanalException {
        Path from = local(file);
        FilePath to = remote(file);
        UploadOptions how = options.withContinued(isStopped(to));
        written.accept(board.transfer(
                from.toString(),
                to.text(),
                file.length(),
                progress -> panal.upload(Source.file(from), to, how, progress)));
    }

    /** Whether an upload was stopped there. One that a client is at is left to it: that may be another sync. */
    private boolean isStopped(FilePath to) throws PanalException {
        if (!begun.contains(to)) {
            return false;
        }
        List<UnfinishedUpload> now = new ArrayList<>();
        panal.unfinished().list(to, now::add);
        return now.stream().allMatch(upload -> upload.client().isEmpty());
    }

    @Override
    public boolean isAlike(Entry wanted, Entry there) throws PanalException {
        // One that the user may not read has no sum; asking for it says so.
        long known = there.sum() == Entry.UNKNOWN
                ? Integer.toUnsignedLong(panal.checksum(remote(there)).crc32c())
                : there.sum();
        return Integer.toUnsignedLong(LocalSum.of(local(wanted))) == known;
    }

    @Override
    public void delete(Entry entry) throws PanalException {
        panal.delete(remote(entry), false);
    }

    @Override
    public String sourceName() {
        return source.toString();
    }

    @Override
    public String targetName() {
        return target.text();
    }

    @Override
    public String targetName(Entry entry) {
        return below(entry);
    }

    private Path local(Entry entry) {
        return source.resolve(entry.path());
    }

    private FilePath remote(Entry entry) throws PanalException {
        return FilePath.parse(below(entry));
    }

    private String below(Entry entry) {
        return (target.isRoot() ? "/" : target.text() + "/") + entry.path();
    }
}
