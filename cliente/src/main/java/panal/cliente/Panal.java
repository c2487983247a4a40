package panal.cliente;

import java.io.Closeable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import panal.cliente.read.DownloadOptions;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cliente.write.Uploaded;
import panal.protocol.error.PanalException;
import panal.protocol.remote.NameServer;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.Usage;

/**
 * A cluster, as one user sees it. Thread-safe: several transfers may run at once. A transfer ends early when its calling
 * thread is interrupted or this object is closed; then nothing of it stays visible.
 */
@SuppressWarnings("DoNotCallSuggester") // until the parts below are there
public final class Panal implements Closeable {
    private Panal() {}

    /** Finds the cluster and logs in. */
    public static Panal connect(ConnectOptions options) throws PanalException {
        throw new UnsupportedOperationException("not built yet: " + options);
    }

    /** The user's name. */
    public String user() {
        throw new UnsupportedOperationException();
    }

    public FileStatus stat(FilePath path) throws PanalException {
        throw new UnsupportedOperationException();
    }

    /** Hands out what is in a directory, by name, as it arrives; of a file, the file itself. */
    public void list(FilePath directory, Consumer<FileStatus> each) throws PanalException {
        throw new UnsupportedOperationException();
    }

    public Usage usage(FilePath path) throws PanalException {
        throw new UnsupportedOperationException();
    }

    /** Makes a directory; {@code parents} makes those above it too, and is content when it is there. */
    public void makeDirectory(FilePath path, boolean parents) throws PanalException {
        throw new UnsupportedOperationException();
    }

    /** Moves {@code from} so that its path is {@code to}, which must not be there. */
    public void rename(FilePath from, FilePath to) throws PanalException {
        throw new UnsupportedOperationException();
    }

    public void delete(FilePath path, boolean recursive) throws PanalException {
        throw new UnsupportedOperationException();
    }

    public FileSum checksum(FilePath path) throws PanalException {
        throw new UnsupportedOperationException();
    }

    /** Hands out a file's blocks, in order, as they arrive, with the nodes that have them. */
    public void locations(FilePath path, Consumer<LocatedBlock> each) throws PanalException {
        throw new UnsupportedOperationException();
    }

    /** The cluster at a glance, with the health of each DataNode. */
    public ClusterStatus status() throws PanalException {
        throw new UnsupportedOperationException();
    }

    /** The name server's remote object. */
    public NameServer nameServer() throws PanalException {
        throw new UnsupportedOperationException();
    }

    /** Writes a file; it appears under its name when it is complete. */
    public Uploaded upload(Source source, FilePath target, UploadOptions options, Progress progress)
            throws PanalException {
        throw new UnsupportedOperationException();
    }

    /** Copies a file inside the cluster, through this client. */
    public Uploaded copy(FilePath from, FilePath to, UploadOptions options, Progress progress) throws PanalException {
        throw new UnsupportedOperationException();
    }

    /** Brings a file to this machine, beside {@code target} first, then under its name; says how many bytes. */
    public long download(FilePath source, Path target, DownloadOptions options, Progress progress)
            throws PanalException {
        throw new UnsupportedOperationException();
    }

    /**
     * A file's bytes from {@code offset} on, at most {@code length} of them ({@link Long#MAX_VALUE}: to the end), read
     * ahead and verified. Its methods throw IOException with a PanalException as cause. Not for concurrent use.
     */
    public InputStream read(FilePath path, long offset, long length) throws PanalException {
        throw new UnsupportedOperationException();
    }

    /** Stops what is under way, and logs out. */
    @Override
    public void close() {}
}
