package panal.cluster.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.cliente.Panal;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/** The one that knows all names is killed, alone or with everyone else. */
final class NameNodeFaultsTest {
    private static final int CREATIONS = 1_000;
    private static final int CLIENTS = 4;

    private final Workload work = new Workload();
    private RealCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = RealCluster.start(2);
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void killedInTheMiddleOfAThousandCreationsItKeepsWhatWasAcknowledged() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (Panal panal = cluster.client()) {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                running.add(clients.submit(() -> create(panal, first)));
            }
            cluster.await("a third is acknowledged", () -> work.acknowledged() > CREATIONS / 3);
            cluster.nameNode().kill();
            int before = work.acknowledged();
            cluster.nameNode().start();
            for (Future<?> client : running) {
                client.get();
            }
            assertTrue(before < CREATIONS, "killed too late to be in the middle");
            cluster.awaitLive(2);
            work.verify(panal);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void everythingKilledAtOnceAndStartedAgainStillHasEveryAcknowledgedByte() throws Exception {
        try (Panal panal = cluster.client()) {
            for (int i = 0; i < 20; i++) {
                work.upload(panal, new FilePath("/file-" + i), 300_000L * i);
            }
        }
        cluster.services().forEach(RealService::kill);
        cluster.startAll();
        try (Panal panal = cluster.client()) {
            work.verify(panal);
            work.upload(panal, new FilePath("/after"), 2_000_000);
            work.verify(panal);
        }
    }

    /** One client's share: directories and small files in turn. A failure leaves an operation unacknowledged. */
    private void create(Panal panal, int first) {
        for (int i = first; i < CREATIONS; i += CLIENTS) {
            try {
                if (i % 2 == 0) {
                    work.makeDirectory(panal, new FilePath("/directory-" + i));
                } else {
                    work.upload(panal, new FilePath("/file-" + i), i);
                }
            } catch (PanalException notAcknowledged) {
                // Whole or absent: verified at the end.
            }
        }
    }
}
