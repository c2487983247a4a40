package panal.cluster.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.rmi.registry.LocateRegistry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.cliente.Panal;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;
import panal.protocol.value.FilePath;

/** The name server dies, and comes back knowing nobody. */
final class NameServerFaultsTest {
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
    void killedAndStartedAgainItIsCompleteWithoutAnyOtherProcessRestarted() throws Exception {
        List<Long> before = others();
        try (Panal panal = cluster.client()) {
            work.upload(panal, new FilePath("/before"), 3_000_000);
            cluster.nameServer().kill();
            work.upload(panal, new FilePath("/without"), 3_000_000);
            cluster.nameServer().start();
            cluster.await("every name is back", () -> names().equals(
                            Set.of("nameserver", "namenode", "datanode-1", "datanode-2")));
            assertEquals(before, others());
        }
        try (Panal panal = cluster.client()) {
            work.upload(panal, new FilePath("/after"), 3_000_000);
            work.verify(panal);
        }
    }

    private Set<String> names() throws IOException {
        return Set.of(LocateRegistry.getRegistry(
                        cluster.registry().host(), cluster.registry().port())
                .list());
    }

    private List<Long> others() {
        return cluster.services().stream()
                .filter(service -> service != cluster.nameServer())
                .filter(RealService::alive)
                .map(RealService::pid)
                .toList();
    }
}
