package panal.namenode.blocks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import panal.protocol.value.Epoch;
import panal.testkit.FakeClock;

final class SafeModeTest {
    private final FakeClock clock = FakeClock.anyTime();
    private final SafeMode mode = new SafeMode(clock, Duration.ofSeconds(60));

    @Test
    void aClusterWithoutFilesLeavesAtOnce() {
        assertTrue(mode.look(new Census(0, 0, List.of("datanode-1"))));
        assertEquals("", mode.reason());
        assertTrue(mode.mayDelete());
    }

    @Test
    void staysUntilNearlyAllBlocksAreThere() {
        assertFalse(mode.look(new Census(10_000, 9_989, List.of("datanode-2"))));
        assertFalse(mode.mayDelete());
        assertTrue(mode.look(new Census(10_000, 9_990, List.of("datanode-2"))));
        assertTrue(mode.mayDelete());
        assertFalse(mode.look(new Census(10_000, 9_990, List.of("datanode-2"))), "tells it twice");
    }

    @Test
    void saysWhatIsMissingAndFromWhom() {
        mode.look(new Census(1_000, 950, List.of("datanode-2", "datanode-4")));
        assertEquals(
                "950 of 1000 blocks are here (95.0 %), 50 missing, waiting for datanode-2, datanode-4; files whose blocks"
                        + " are here can be read; ends without them in 60 s",
                mode.reason());
    }

    @Test
    void leavesWhenEverybodyHasReportedEvenIfBlocksAreLost() {
        assertTrue(mode.look(new Census(100, 50, List.of())));
        assertTrue(mode.mayDelete());
    }

    @Test
    void leftByTimeAloneItDeletesNothingUntilTheMissingAreBack() {
        Census census = new Census(100, 50, List.of("datanode-2"));
        clock.advance(Duration.ofSeconds(59));
        assertFalse(mode.look(census));
        clock.advance(Duration.ofSeconds(1));
        assertTrue(mode.look(census));
        assertEquals("", mode.reason());
        assertFalse(mode.mayDelete());
        mode.look(new Census(100, 100, List.of("datanode-2")));
        assertFalse(mode.mayDelete());
        mode.look(new Census(100, 100, List.of()));
        assertTrue(mode.mayDelete());
    }

    @Test
    void aNewcomerLengthensTheWait() {
        Census census = new Census(100, 50, List.of("datanode-2"));
        clock.advance(Duration.ofSeconds(59));
        mode.newcomer();
        clock.advance(Duration.ofSeconds(59));
        assertFalse(mode.look(census));
    }

    @Test
    void anOldJournalIsReadOnlyForGoodAndNamesBothNumbers() {
        assertTrue(mode.look(new Census(0, 0, List.of())));
        assertFalse(mode.journalIsOld());
        mode.staleJournal("datanode-3", new Epoch(4, 77), new Epoch(3, 50));
        assertTrue(mode.journalIsOld());
        assertFalse(mode.look(new Census(0, 0, List.of())));
        assertFalse(mode.mayDelete());
        assertTrue(mode.reason().contains("epoch 4, transaction 77"), mode.reason());
        assertTrue(mode.reason().contains("epoch 3, transaction 50"), mode.reason());
        assertTrue(mode.reason().contains("datanode-3"), mode.reason());
        assertTrue(mode.reason().contains("--accept-loss"), mode.reason());
        assertTrue(mode.journalIsOld());
    }

    @Test
    void heldByHandItChangesNothingUntilItIsLeft() {
        Census whole = new Census(100, 100, List.of());
        mode.look(whole);
        mode.hold("ana");
        assertTrue(mode.reason().contains("ana holds it"), mode.reason());
        assertTrue(mode.byHand());
        assertFalse(mode.mayDelete());
        assertFalse(mode.mayHeal());
        clock.advance(Duration.ofHours(1));
        assertFalse(mode.look(whole));
        assertFalse(mode.mayHeal());
        assertTrue(mode.leave(whole));
        assertEquals("", mode.reason());
        assertFalse(mode.byHand());
        assertTrue(mode.mayDelete());
        assertTrue(mode.mayHeal());
    }

    @Test
    void leftByForceItDeletesNothingUntilTheMissingAreBack() {
        Census half = new Census(100, 50, List.of("datanode-2"));
        assertFalse(mode.look(half));
        mode.hold("ana");
        assertTrue(mode.leave(half));
        assertEquals("", mode.reason());
        assertTrue(mode.mayHeal());
        assertFalse(mode.mayDelete());
        assertFalse(mode.look(half));
        assertFalse(mode.mayDelete());
        mode.look(new Census(100, 100, List.of()));
        assertTrue(mode.mayDelete());
    }

    @Test
    void anOldJournalIsNotLeftByForce() {
        Census whole = new Census(0, 0, List.of());
        mode.look(whole);
        mode.staleJournal("datanode-3", new Epoch(4, 77), new Epoch(3, 50));
        mode.hold("ana");
        assertFalse(mode.leave(whole));
        assertTrue(mode.reason().contains("the journal is an old one"), mode.reason());
        assertFalse(mode.mayHeal());
    }
}
