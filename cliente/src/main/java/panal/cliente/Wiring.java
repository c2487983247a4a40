package panal.cliente;

import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
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
import panal.protocol.value.RequestId;

/** The parts of one client, put together. Its threads are daemons, so that a program that forgets to close can end. */
final class Wiring implements Closeable {
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private final ClusterSession session;
    private final DataNodes nodes;
    private final Transfers transfers;
    private final Uploader uploader;
    private final Downloader downloader;

    Wiring(ServiceFinder finder, Credentials credentials, Clock clock, ConnectOptions options) {
        Duration patience = options.patience();
        ThreadFactory threads = daemons();
        workers = Executors.newCachedThreadPool(threads);
        timer = Executors.newSingleThreadScheduledExecutor(threads);
        session = new ClusterSession(finder, credentials, clock, options.listener());
        transfers = new Transfers(workers);
        nodes = new DataNodes(finder, clock, options.streams());
        DirectBuffers buffers = new DirectBuffers();
        uploader = new Uploader(
                session,
                nodes,
                buffers,
                transfers,
                new Uploader.Threads(workers, timer),
                patience,
                new Uploader.Naming(clientName(credentials.user()), Wiring::newRequest));
        downloader = new Downloader(session, nodes, buffers, transfers, workers, patience);
    }

    ClusterSession session() {
        return session;
    }

    Uploader uploader() {
        return uploader;
    }

    Downloader downloader() {
        return downloader;
    }

    static RequestId newRequest() {
        return new RequestId(UUID.randomUUID());
    }

    /** First the transfers, which say so to the NameNode, then the session. */
    @Override
    public void close() {
        transfers.close();
        nodes.close();
        timer.shutdownNow();
        session.close();
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
