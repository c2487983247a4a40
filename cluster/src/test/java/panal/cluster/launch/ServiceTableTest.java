package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import panal.protocol.value.Address;

final class ServiceTableTest {
    @Test
    void columnsAreAlignedAndAServiceThatIsDownHasNoPid() {
        List<String> lines = ServiceTable.lines(List.of(
                new ServiceState("nameserver", new Address("127.0.0.1", 1099), Optional.empty(), "not running"),
                new ServiceState(
                        "datanode-1", new Address("127.0.0.1", 1110), Optional.of(ProcessHandle.current()), "live")));
        String pid = Long.toString(ProcessHandle.current().pid());
        String gap = " ".repeat(Math.max(pid.length(), 3) + 1);
        assertEquals("SERVICE     ADDRESS         PID" + gap.substring(2) + "STATE", lines.get(0));
        assertEquals("nameserver  127.0.0.1:1099  -" + gap + "not running", lines.get(1));
        assertEquals("datanode-1  127.0.0.1:1110  " + pid + "  live", lines.get(2));
    }
}
