package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static panal.cliente.LocalFiles.FILE;
import static panal.cliente.LocalFiles.TWO_COPIES;
import static panal.cliente.LocalFiles.bytes;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.ConnectionListener;
import panal.cliente.session.Credentials;
import panal.cliente.session.DataNodes;
import panal.cliente.session.DirectBuffers;
import panal.cliente.session.Progress;
import panal.cliente.session.Transfers;
import panal.cliente.write.Source;
import panal.cliente.write.Uploader;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.value.RequestId;
import panal.testkit.Await;

/** A client that only its regular call to the NameNode can tell that another one has its upload. */
final class FencedUploadTest {
    private static final int BLOCKS = 10;

    private final FakeCluster cluster = new FakeCluster(2);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Rounds rounds = new Rounds();
    private final Transfers transfers = new Transfers(workers);
    private final DataNodes nodes = new DataNodes(cluster, Clock.systemUTC(), true);
    private final ClusterSession session = new ClusterSession(
            cluster, new Credentials("ana", FakeCluster.KEY), Clock.systemUTC(), ConnectionListener.NONE);
    private final Uploader uploader = new Uploader(
            session,
            nodes,
            new DirectBuffers(),
            transfers,
            new Uploader.Threads(workers, rounds),
            Duration.ofSeconds(20),
            new Uploader.Naming("ana@here pid 1", () -> new RequestId(UUID.randomUUID())));

    FencedUploadTest() throws PanalException {}

    @AfterEach
    void stop() {
        cluster.nodes().forEach(FakeDataNode::resume);
        transfers.close();
        nodes.close();
        session.close();
        workers.shutdownNow();
        rounds.shutdownNow();
        cluster.close();
    }

    /** Keeps what is to be done again and again until the test wants it done. */
    private static final class Rounds extends ScheduledThreadPoolExecutor {
        final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

        Rounds() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
            tasks.add(task);
            return schedule(() -> {}, 1, TimeUnit.DAYS);
        }
    }

    @Test
    void endsThoughItsDataNodesStandStill() throws Exception {
        cluster.nodes().forEach(FakeDataNode::stall);
        CompletableFuture<PanalException> end = CompletableFuture.supplyAsync(() -> assertThrows(
                PanalException.class,
                () -> uploader.upload(
                        Source.bytes(bytes(BLOCKS * 65_536)), FILE, TWO_COPIES.withKept(true), Progress.NONE)));
        Await.until("it has two blocks on their way", () -> cluster.nameNode().uploads.values().stream()
                .anyMatch(upload -> upload.granted.size() == BLOCKS));
        long id = cluster.nameNode().uploads.keySet().iterator().next();
        cluster.nameNode().turns.put(id, 1);
        rounds.tasks.forEach(Runnable::run);
        assertEquals(PathHeld.class, end.get(60, TimeUnit.SECONDS).getClass());
        assertEquals(List.of(), cluster.nameNode().failedNodes, "it was not a node's timeout that ended it");
    }
}
