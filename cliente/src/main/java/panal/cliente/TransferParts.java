package panal.cliente;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import panal.cliente.read.Downloader;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Credentials;
import panal.cliente.session.DataNodes;
import panal.cliente.session.DirectBuffers;
import panal.cliente.session.ServiceFinder;
import panal.cliente.session.Transfers;
import panal.cliente.write.Uploader;

/** What moves files. Its threads are daemons, so that a program that forgets to close can end. */
final class TransferParts {
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final DataNodes nodes;
    private final Transfers transfers;
    private final DirectBuffers buffers = new DirectBuffers();
    private final ClusterSession session;
    private final Credentials credentials;
    private final Duration patience;
    private final Downloader downloader;
    /** Made with the first upload, as it takes a while to find out what this process is called. Guarded by this. */
    private Optional<Uploader> uploader = Optional.empty();

    TransferParts(
            ClusterSession session,
            ServiceFinder finder,
            Credentials credentials,
            Clock clock,
            ConnectOptions options) {
        this.session = session;
        this.credentials = credentials;
        this.patience = options.patience();
        ThreadFactory threads = daemons();
        workers = Executors.newCachedThreadPool(threads);
        timer = Executors.newSingleThreadScheduledExecutor(threads);
        transfers = new Transfers(workers);
        nodes = new DataNodes(finder, clock, options.streams());
        downloader = new Downloader(session, nodes, buffers, transfers, workers, patience);
    }

    synchronized Uploader uploader() {
        if (uploader.isEmpty()) {
            uploader = Optional.of(new Uploader(
                    session,
                    nodes,
                    buffers,
                    transfers,
                    new Uploader.Threads(workers, timer),
                    patience,
                    new Uploader.Naming(clientName(credentials.user()), RequestIds::next)));
        }
        return uploader.get();
    }

    Downloader downloader() {
        return downloader;
    }

    /** Ends transfers, which say so to the NameNode. */
    void end() {
        transfers.close();
        nodes.close();
        timer.shutdownNow();
    }

    /** Behind {@link #end}. */
    void endThreads() {
        workers.shutdown();
    }

    private static String clientName(String user) {
        String host = System.getenv().getOrDefault("HOSTNAME", System.getenv().getOrDefault("COMPUTERNAME", ""));
        String name = user + (host.isBlank() ? "" : "@" + host);
        return name.substring(0, Math.min(100, name.length())) + " pid "
                + ProcessHandle.current().pid();
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "panal-client-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
