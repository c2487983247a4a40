package panal.cliente;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import panal.cliente.read.DownloadOptions;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Credentials;
import panal.cliente.session.Patience;
import panal.cliente.session.Progress;
import panal.cliente.session.QuickCall;
import panal.cliente.session.ServiceFinder;
import panal.cliente.session.SessionCall;
import panal.cliente.watch.Callback;
import panal.cliente.watch.Changes;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cliente.write.Uploaded;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.remote.NameServer;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockHealth;
import panal.protocol.value.BlockHealthPage;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.Limits;
import panal.protocol.value.ListPage;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.RequestId;
import panal.protocol.value.Usage;

/**
 * A cluster, as one user sees it. Thread-safe: several transfers may run at once. A transfer ends early when its calling
 * thread is interrupted or this object is closed; then nothing of it stays visible.
 */
public final class Panal implements Closeable {
    private static final int LOCATIONS_PAGE = 100;

    private final NameServerLink link;
    private final Wiring wiring;
    private final ClusterSession session;
    private final Patience waiting;
    private final boolean quick;

    Panal(NameServerLink link, ServiceFinder finder, Credentials credentials, ConnectOptions options) {
        this.link = link;
        this.wiring = new Wiring(finder, credentials, Clock.systemUTC(), options);
        this.session = wiring.session();
        this.waiting = Patience.forTransfer(options.patience());
        this.quick = options.quick();
    }

    /** Finds the cluster and logs in. */
    public static Panal connect(ConnectOptions options) throws PanalException {
        return loggedIn(Connecting.open(options));
    }

    /** Logs in through a name server that has been found already. */
    public static Panal connect(ConnectOptions options, NameServerLink link) throws PanalException {
        return loggedIn(Connecting.open(options, link));
    }

    private static Panal loggedIn(Panal panal) throws PanalException {
        try {
            if (!panal.quick) {
                panal.command(session -> session);
            }
            return panal;
        } catch (PanalException | RuntimeException failure) {
            panal.close();
            throw failure;
        }
    }

    /** The user's name. */
    public String user() {
        return session.user();
    }

    public FileStatus stat(FilePath path) throws PanalException {
        return ask(q -> q.stat(path), s -> s.stat(path));
    }

    /** Hands out what is in a directory, by name, as it arrives; of a file, the file itself. */
    public void list(FilePath directory, Consumer<FileStatus> each) throws PanalException {
        String after = "";
        while (true) {
            String last = after;
            ListPage page = ask(
                    q -> q.list(directory, last, Limits.PAGE_ENTRIES),
                    s -> s.list(directory, last, Limits.PAGE_ENTRIES));
            page.entries().forEach(each);
            if (!page.more() || page.entries().isEmpty()) {
                return;
            }
            after = page.entries().get(page.entries().size() - 1).path().name();
        }
    }

    /**
     * What stands behind {@code after} in a directory, by name (by UTF-16 code unit); of a file, the file itself. A NameNode
     * that does not answer is not waited for.
     *
     * @param after any text, also half a name; empty for the beginning
     * @param limit 1 to {@link Limits#PAGE_ENTRIES}
     */
    public ListPage page(FilePath directory, String after, int limit) throws PanalException {
        return session.ask(
                Patience.forGlance(), q -> q.list(directory, after, limit), s -> s.list(directory, after, limit));
    }

    /** Looks through whole trees. */
    public Search search() {
        return new Search(session);
    }

    public Usage usage(FilePath path) throws PanalException {
        return ask(q -> q.usage(path), s -> s.usage(path));
    }

    /** Makes a directory; {@code parents} makes those above it too, and is content when it is there. */
    public void makeDirectory(FilePath path, boolean parents) throws PanalException {
        RequestId request = RequestIds.next();
        ask(q -> q.makeDirectory(path, parents, request), s -> {
            s.makeDirectory(path, parents, request);
            return request;
        });
    }

    /** Moves {@code from} so that its path is {@code to}, which must not be there. */
    public void rename(FilePath from, FilePath to) throws PanalException {
        RequestId request = RequestIds.next();
        ask(q -> q.rename(from, to, request), s -> {
            s.rename(from, to, request);
            return request;
        });
    }

    /** Removes a file or an empty directory; {@code recursive} removes what is in a directory too. */
    public void delete(FilePath path, boolean recursive) throws PanalException {
        RequestId request = RequestIds.next();
        ask(q -> q.delete(path, recursive, request), s -> {
            s.delete(path, recursive, request);
            return request;
        });
    }

    /** The checksum of a file's bytes, which the NameNode knows without reading them. */
    public FileSum checksum(FilePath path) throws PanalException {
        return ask(q -> q.checksum(path), s -> s.checksum(path));
    }

    /** Hands out a file's blocks, in order, as they arrive, with the nodes that have them. */
    public void locations(FilePath path, Consumer<LocatedBlock> each) throws PanalException {
        int next = 0;
        while (true) {
            int first = next;
            FileLayout page =
                    ask(q -> q.layout(path, first, LOCATIONS_PAGE), s -> s.layout(path, first, LOCATIONS_PAGE));
            if (page.status().isDirectory()) {
                throw new IsADirectory(path + " is a directory, not a file");
            }
            page.blocks().forEach(each);
            if (!page.more() || page.blocks().isEmpty()) {
                return;
            }
            next += page.blocks().size();
        }
    }

    /**
     * How the files of a stretch of the tree stand. The next stretch begins at {@link HealthPage#next}; sums add up with
     * {@link panal.protocol.value.HealthTally#plus}.
     */
    public HealthPage health(HealthQuery query) throws PanalException {
        return command(s -> s.health(query));
    }

    /** Hands out how a file's blocks stand, in order. */
    public void blockHealth(FilePath path, Consumer<BlockHealth> each) throws PanalException {
        int next = 0;
        BlockHealthPage page;
        do {
            int first = next;
            page = command(s -> s.blockHealth(path, first, Limits.PAGE_ENTRIES));
            page.blocks().forEach(each);
            next += page.blocks().size();
        } while (page.more() && !page.blocks().isEmpty());
    }

    /** All that there is to know of the cluster. */
    public ClusterReport report() throws PanalException {
        return command(Session::report);
    }

    /** The same, for somebody who waits for something: a NameNode that is being restarted is waited for, as by a transfer. */
    public ClusterReport reportToWaiter() throws PanalException {
        return session.call(waiting, Session::report);
    }

    /**
     * What changes from now on, to be closed.
     *
     * @param top a directory, with all below it; or a file
     * @param flat only the path itself and the names in it
     */
    public Changes changes(FilePath top, boolean flat, Callback callback) throws PanalException {
        return Changes.from(session, top, flat, callback);
    }

    /** For orders that need a superuser. */
    public ClusterOperator operator() {
        return new ClusterOperator(session);
    }

    /** Uploads that are not complete. */
    public UnfinishedUploads unfinished() {
        return new UnfinishedUploads(session);
    }

    /** The cluster at a glance, with the health of each DataNode. */
    public ClusterStatus status() throws PanalException {
        return session.status();
    }

    /** The name server's remote object. */
    public NameServer nameServer() throws PanalException {
        return link.nameServer();
    }

    /** Writes a file; it appears under its name when it is complete. */
    public Uploaded upload(Source source, FilePath target, UploadOptions options, Progress progress)
            throws PanalException {
        return wiring.uploader().upload(source, target, options, progress);
    }

    /** Copies a file inside the cluster, through this client. */
    public Uploaded copy(FilePath from, FilePath to, UploadOptions options, Progress progress) throws PanalException {
        FileStatus file = stat(from);
        if (file.isDirectory()) {
            throw new IsADirectory(from + " is a directory, not a file");
        }
        if (from.equals(to)) {
            throw new InvalidInput(from + " cannot be copied onto itself");
        }
        Source source = Source.ranges(from.text(), file.length(), (offset, length) -> {
            try {
                return wiring.downloader().open(from, file.id(), offset, length);
            } catch (PanalException failure) {
                throw new IOException(failure.getMessage(), failure);
            }
        });
        return upload(source, to, options, progress);
    }

    /** Brings a file to this machine, beside {@code target} first, then under its name; says how many bytes. */
    public long download(FilePath source, Path target, DownloadOptions options, Progress progress)
            throws PanalException {
        return wiring.downloader().download(source, target, options, progress);
    }

    /**
     * A file's bytes from {@code offset} on, at most {@code length} of them ({@link Long#MAX_VALUE}: to the end), read
     * ahead and verified. Its methods throw IOException with a PanalException as cause. Not for concurrent use; to be
     * closed, as a connection is kept busy for it until the last byte is read.
     */
    public InputStream read(FilePath path, long offset, long length) throws PanalException {
        return wiring.downloader().open(path, offset, length);
    }

    /** Stops what is under way, and logs out. */
    @Override
    public void close() {
        wiring.close();
    }

    private <R> R ask(QuickCall<R> quickly, SessionCall<R> call) throws PanalException {
        return session.ask(Patience.forCommand(), quickly, call);
    }

    private <R> R command(SessionCall<R> call) throws PanalException {
        return session.call(Patience.forCommand(), call);
    }
}
