package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;

/** What a namespace does that knows of a past that is lost. */
final class KeepOrphansTest {
    private final Scribe scribe = Scribe.founded();

    private List<BlockId> doomed(BlockId block) throws PanalException {
        return scribe.give(new DoomBlocks(List.of(block), 9));
    }

    @Test
    void blocksOfNobodyFromBeforeAreNotDoomedUntilTheyAreReleased() throws PanalException {
        BlockId old = scribe.block();
        long below = scribe.give(new KeepOrphans(1_000));
        BlockId unheardOf = new BlockId(below - 1);
        assertEquals(List.of(), doomed(old));
        assertEquals(List.of(), doomed(unheardOf), "a file that is lost may have had it");
        BlockId later = scribe.block();
        assertEquals(List.of(later), doomed(later));
        assertEquals(1, scribe.namespace().doomed().size());
        assertTrue(scribe.give(new ReleaseOrphans()));
        assertFalse(scribe.give(new ReleaseOrphans()), "it is done");
        assertEquals(List.of(old), doomed(old));
    }

    @Test
    void whatAFileOfNowHasIsDoomedWithIt() throws PanalException {
        scribe.put("/file", 10, false);
        scribe.give(new KeepOrphans(1_000));
        scribe.delete("/file", false);
        BlockId gone = scribe.namespace().doomed().keySet().iterator().next();
        assertEquals(List.of(gone), doomed(gone), "somebody said so");
    }

    @Test
    void noIdIsGivenOutThatMayHaveBeenBefore() throws PanalException {
        long block = scribe.namespace().nextId(IdKind.BLOCK);
        long file = scribe.namespace().nextId(IdKind.FILE);
        long upload = scribe.namespace().nextId(IdKind.UPLOAD);
        assertEquals(block + 1_000, scribe.give(new KeepOrphans(1_000)));
        assertEquals(block + 1_000, scribe.namespace().nextId(IdKind.BLOCK));
        assertEquals(file + 1_000, scribe.namespace().nextId(IdKind.FILE));
        assertEquals(upload + 1_000, scribe.namespace().nextId(IdKind.UPLOAD));
    }

    @Test
    void anUploadUnderWayIsOverAndItsBlocksStay() throws PanalException {
        UploadFacts facts = scribe.facts("/large", false);
        BlockId first = scribe.block();
        scribe.give(new OpenUpload(facts, List.of(first), 1_000_000));
        scribe.give(new KeepOrphans(1_000));
        assertTrue(scribe.namespace().upload(facts.id()).isEmpty());
        assertTrue(scribe.namespace().ownerOf(first).isEmpty());
        assertTrue(scribe.namespace().doomed().isEmpty());
        assertEquals(List.of(), doomed(first), "its file may have been complete");
        assertThrows(
                InvalidInput.class,
                () -> scribe.give(new AddUploadBlocks(
                        Scribe.USER,
                        facts.id(),
                        0,
                        1,
                        List.of(scribe.block()),
                        List.of(new WrittenBlock(0, first, new BlockSum(5, 6))),
                        1_000_000)));
    }

    @Test
    void aSnapshotRemembersIt() throws PanalException {
        assertTrue(keeps(Scribe.contents(scribe.namespace())).isEmpty(), "older programs read that");
        long below = scribe.give(new KeepOrphans(1_000));
        List<Edit> snapshot = Scribe.contents(scribe.namespace());
        assertEquals(List.of(new BlockEdit.OrphansKept(below)), keeps(snapshot));
        Namespace restored = Namespace.empty().replayAll(snapshot);
        assertEquals(below, restored.orphansKeptBelow());
        assertEquals(snapshot, Scribe.contents(restored));
        assertEquals(snapshot, Scribe.contents(Namespace.empty().replayAll(scribe.edits())), "as the log remembers it");
    }

    private static List<Edit> keeps(List<Edit> edits) {
        return edits.stream().filter(BlockEdit.OrphansKept.class::isInstance).toList();
    }
}
