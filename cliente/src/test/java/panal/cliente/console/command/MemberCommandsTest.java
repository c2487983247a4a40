package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** leave, stay, maintenance, forget and balance. */
final class MemberCommandsTest extends CommandTest {
    private List<String> orders() {
        return console.cluster().operator().orders;
    }

    /** Runs a command that has to succeed and says one line; gives the line. */
    private String said(String... words) {
        return refused(0, words);
    }

    @Test
    void aNodeIsNamedAsItIsListedOrByItsNumber() {
        assertTrue(said("leave", "datanode-1").startsWith("panal: datanode-1 is leaving: "));
        said("stay", "1");
        assertEquals(List.of("leave datanode-1", "stay datanode-1"), orders());
        assertTrue(
                refused(2, "leave", "/docs").endsWith("is no DataNode; one looks like datanode-3, nodes lists them"));
        assertEquals("panal: datanode-2 cannot leave", refused(1, "leave", "datanode-2"));
        assertEquals(2, console.run("leave"));
    }

    @Test
    void whoWaitsForALeavingOutlivesARestart() {
        console.cluster().unready.set(3);
        // The report that comes then knows of no leaving of this node.
        String said = refused(1, "leave", "datanode-1", "--wait");
        assertEquals("panal: datanode-1 does not leave any more, it is live", said);
        assertEquals(0, console.cluster().unready.get());
    }

    @Test
    void aMaintenanceHasAnEnd() {
        assertTrue(said("maintenance", "datanode-1", "--for", "30m").contains("may be away until"));
        said("maintenance", "datanode-1", "--end");
        assertEquals(List.of("maintenance datanode-1 1800000", "end of maintenance datanode-1"), orders());
        assertTrue(refused(2, "maintenance", "datanode-1").contains("how long?"));
        assertTrue(refused(2, "maintenance", "datanode-1", "--for", "soon").contains("is no length of time"));
        assertTrue(refused(2, "maintenance", "datanode-1", "--for", "0m").contains("is no length of time"));
    }

    @Test
    void aNodeWithTheOnlyCopiesIsForgottenOnlyWhenSomebodySaysYes() {
        said("forget", "datanode-1");
        console.cluster().operator().onlyHere = 12;
        String refusal = refused(1, "forget", "datanode-1");
        assertTrue(refusal.contains("12 blocks are known only there: datanode-1 is not forgotten"), refusal);
        assertEquals(1, orders().size());
        assertTrue(said("forget", "-y", "datanode-1").contains("12 blocks are known only there"));
        assertEquals(2, orders().size());
    }

    @Test
    void balanceTakesAGoalAndASpeed() {
        assertEquals(
                "panal: balancing: nodes are up to 31.5 points off the mean, 7.0M to move; 0 blocks moved, 0; report"
                        + " shows how far it is, balance --stop ends it",
                said("balance"));
        said("balance", "--threshold", "2.5", "--bandwidth", "1M");
        assertEquals("panal: balance ends; 3 blocks moved, 3.0M", said("balance", "--stop"));
        assertEquals(List.of("balance 5.0 52428800", "balance 2.5 1048576", "end of balance"), orders());
        assertTrue(refused(2, "balance", "--threshold", "much").contains("is no threshold"));
        assertTrue(refused(2, "balance", "--threshold", "0").contains("above 0"));
        assertTrue(refused(2, "balance", "--bandwidth", "0").contains("at least 1"));
    }
}
