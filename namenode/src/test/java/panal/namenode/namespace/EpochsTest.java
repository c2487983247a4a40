package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import panal.protocol.error.PanalException;
import panal.protocol.value.Epoch;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;

/** What a journal knows of its epochs, and of what it lacks. */
final class EpochsTest {
    private final Scribe scribe = Scribe.founded();

    private static LostEnd proof(int node, long heard, long own) {
        return new LostEnd(NodeName.ofSlot(node), new Epoch(3, heard), new Epoch(2, own));
    }

    private Namespace fromItsSnapshot() {
        return Namespace.empty().replayAll(Scribe.contents(scribe.namespace()));
    }

    @Test
    void anEpochEndsWhereTheNextOneThatIsKnownBegan() throws PanalException {
        scribe.give(BeginEpoch.atStart(1, 10));
        scribe.give(BeginEpoch.atStart(2, 25));
        // Somebody may have been told of the epoch before while this one was written.
        assertEquals(8, scribe.give(BeginEpoch.above(3, 7)));
        assertEquals(9, scribe.give(BeginEpoch.atStart(4, 40)));
        for (Namespace now : List.of(scribe.namespace(), fromItsSnapshot())) {
            assertEquals(OptionalLong.of(10), now.endOfEpoch(0));
            assertEquals(OptionalLong.of(25), now.endOfEpoch(1));
            assertEquals(OptionalLong.of(40), now.endOfEpoch(2));
            assertEquals(OptionalLong.of(40), now.endOfEpoch(8));
            assertEquals(OptionalLong.empty(), now.endOfEpoch(9));
        }
    }

    @Test
    void theEarliestStartsAreForgottenAndTheOldestThatIsKnownJudgesForThem() throws PanalException {
        for (int start = 1; start <= 1_500; start++) {
            scribe.give(BeginEpoch.atStart(start, 10L * start));
        }
        assertEquals(OptionalLong.of(5_010), scribe.namespace().endOfEpoch(3));
        assertEquals(OptionalLong.of(15_000), scribe.namespace().endOfEpoch(1_499));
    }

    @Test
    void whatIsMissingIsKnownFromThenOn() throws PanalException {
        scribe.give(BeginEpoch.atStart(1, 10));
        scribe.give(new NoteLostEnd(proof(1, 100, 10), 2));
        assertEquals(1, scribe.namespace().epoch(), "the epoch goes on");
        scribe.give(BeginEpoch.atStart(3, 12));
        assertEquals(Optional.of(proof(1, 100, 10)), scribe.namespace().lostEnd());
        assertEquals(Optional.of(proof(1, 100, 10)), fromItsSnapshot().lostEnd());
        assertEquals(OptionalLong.of(12), scribe.namespace().endOfEpoch(1));
    }

    @Test
    void whoHasHeardOfMoreProvesMoreAndTheJournalHasNoMoreThanAtFirst() throws PanalException {
        scribe.give(BeginEpoch.atStart(1, 10));
        scribe.give(new NoteLostEnd(proof(1, 100, 10), 2));
        int before = scribe.edits().size();
        assertEquals(proof(1, 100, 10), scribe.give(new NoteLostEnd(proof(2, 90, 10), 3)));
        assertEquals(before, scribe.edits().size());
        assertEquals(proof(2, 120, 10), scribe.give(new NoteLostEnd(proof(2, 120, 14), 4)));
    }

    @Test
    void whatIsGivenUpIsOutdoneInEveryNumberAndForgotten() throws PanalException {
        scribe.put("/kept", 5, false);
        scribe.give(BeginEpoch.atStart(1, 10));
        LostEnd lost = proof(1, 100, 10);
        scribe.give(new NoteLostEnd(lost, 2));
        Namespace old = scribe.namespace();

        AcceptedLoss accepted = AcceptedLoss.of(old, 12, lost);

        Namespace now = accepted.namespace();
        assertEquals(1_000_100, accepted.transaction());
        assertEquals(Optional.empty(), now.lostEnd());
        assertEquals(OptionalLong.empty(), now.endOfEpoch(0), "what was heard in it is no proof any more");
        assertEquals(3, now.epoch());
        for (IdKind kind : IdKind.values()) {
            // Every transaction that is missing may have taken a range.
            assertEquals(old.nextId(kind) + 1_000_090L * ReserveIds.AT_ONCE, now.nextId(kind));
        }
        assertEquals(old.find(new FilePath("/kept")), now.find(new FilePath("/kept")));
        assertEquals(Scribe.contents(now), Scribe.contents(Namespace.empty().replayAll(Scribe.contents(now))));
    }
}
