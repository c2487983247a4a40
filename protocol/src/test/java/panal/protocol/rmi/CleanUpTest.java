package panal.protocol.rmi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class CleanUpTest {
    @Test
    void anObjectLearnsThatItsLastClientWasKilled() throws Exception {
        // Leases of a second instead of a minute.
        try (StoppableProcess server = StoppableProcess.server("-Djava.rmi.dgc.leaseValue=1000")) {
            StoppableProcess.clientOf(server).close();
            assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertEquals("unreferenced", server.line()));
        }
    }
}
