package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.Busy;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FilePath;

/** An upload of three blocks, the first of which is whole, and its next client. */
final class ResumeUploadTest {
    private static final BlockSum FULL = new BlockSum(Scribe.BLOCK, 1);

    private final Scribe scribe = Scribe.founded();
    private final UploadFacts facts = scribe.facts("/file", false);
    private final BlockId a = scribe.block();
    private final BlockId b = scribe.block();
    private final BlockId c = scribe.block();

    ResumeUploadTest() throws PanalException {}

    @BeforeEach
    void begin() throws PanalException {
        scribe.give(new OpenUpload(facts, List.of(a), 1_000));
        add(0, 1, List.of(b, c), new WrittenBlock(0, a, FULL));
    }

    private Upload add(int turn, int index, List<BlockId> fresh, WrittenBlock... written) throws PanalException {
        return scribe.give(new AddUploadBlocks(Scribe.USER, facts.id(), turn, index, fresh, List.of(written), 1_000));
    }

    private Upload resume(Set<BlockId> lost, BlockId... fresh) throws PanalException {
        return scribe.give(new ResumeUpload(Scribe.USER, facts.id(), true, 77, lost, List.of(fresh), 9_000, 500));
    }

    private void complete(UploadFacts asked, int turn, WrittenBlock... written) throws PanalException {
        scribe.give(new CompleteUpload(scribe.origin(), asked, OptionalInt.of(turn), List.of(written)));
    }

    @Test
    void whatIsNotWholeGetsOtherBlocksAndTheOldOnesAreDoomed() throws PanalException {
        BlockId d = scribe.block();
        BlockId e = scribe.block();
        Upload after = resume(Set.of(), d, e, scribe.block());
        assertEquals(List.of(a, d, e), after.blockIds());
        assertEquals(after, scribe.namespace().upload(facts.id()).orElseThrow());
        assertEquals(1, after.turn());
        assertEquals(9_000, after.expiresMillis());
        assertTrue(after.facts().overwrite());
        assertEquals(77, after.facts().modifiedMillis());
        assertEquals(Set.of(b, c), scribe.namespace().doomed().keySet());
        assertEquals(Optional.of(facts.file()), scribe.namespace().ownerOf(d));
    }

    @Test
    void aBlockThatWasLostIsWrittenAgain() throws PanalException {
        BlockId d = scribe.block();
        Upload after = resume(Set.of(a), d, scribe.block(), scribe.block());
        assertEquals(new UploadBlock(d, Optional.empty()), after.blocks().get(0));
        assertEquals(0, after.wholeBytes());
        assertTrue(scribe.namespace().isDoomed(a));
    }

    @Test
    void theClientBeforeCanDoNothingAnyMore() throws PanalException {
        BlockId d = scribe.block();
        Upload after = resume(Set.of(), d, scribe.block());
        List<Edit> before = Scribe.contents(scribe.namespace());
        assertThrows(PathHeld.class, () -> add(0, 3, List.of(scribe.block())));
        assertThrows(PathHeld.class, () -> add(0, 0, List.of(), new WrittenBlock(1, b, FULL)));
        assertThrows(PathHeld.class, () -> complete(facts, 0, new WrittenBlock(1, b, FULL)));
        assertThrows(PathHeld.class, () -> complete(after.facts(), 0));
        assertThrows(PathHeld.class, () -> scribe.give(new AbandonUpload(Scribe.USER, facts.id(), 0, 600)));
        assertThrows(PathHeld.class, () -> scribe.give(new KeepUpload(Scribe.USER, facts.id(), 0, 99_000)));
        assertEquals(before.size(), Scribe.contents(scribe.namespace()).size());
        assertEquals(after, scribe.namespace().upload(facts.id()).orElseThrow());
    }

    @Test
    void theNextClientCompletesWithBlocksOfBoth() throws PanalException {
        BlockId d = scribe.block();
        BlockId e = scribe.block();
        Upload after = resume(Set.of(), d, e);
        assertThrows(InvalidInput.class, () -> add(1, 0, List.of(), new WrittenBlock(1, b, FULL)), "not its block");
        add(1, 0, List.of(), new WrittenBlock(1, d, FULL));
        complete(after.facts(), 1, new WrittenBlock(2, e, new BlockSum(5, 5)));
        FileInode file = scribe.namespace().file(new FilePath("/file"));
        assertEquals(
                List.of(a, d, e),
                file.content().blocks().stream().map(StoredBlock::id).toList());
        assertEquals(Set.of(b, c), scribe.namespace().doomed().keySet());
        assertThrows(InvalidInput.class, () -> complete(facts, 0), "it is complete");
    }

    @Test
    void whoWasGivenUpMeanwhileMakesNoEmptyFile() throws PanalException {
        scribe.give(new AbandonUpload(Scribe.USER, facts.id(), 0, 600));
        assertThrows(InvalidInput.class, () -> complete(facts, 0));
        assertTrue(scribe.namespace().find(new FilePath("/file")).isEmpty());
    }

    @Test
    void moreBlocksThanIdsAreNotResumed() {
        assertThrows(Busy.class, () -> resume(Set.of(), scribe.block()));
    }

    @Test
    void whatHasEndedMeanwhileIsNotThereToBeResumed() throws PanalException {
        scribe.give(new AbandonUpload(Scribe.USER, facts.id(), 0, 5));
        assertThrows(NotFound.class, () -> resume(Set.of(), scribe.block(), scribe.block()));
    }

    @Test
    void anUploadIsTakenUpByItsUserAlone() {
        assertThrows(
                AccessDenied.class,
                () -> scribe.give(new ResumeUpload(
                        "eve", facts.id(), true, 0, Set.of(), List.of(scribe.block(), scribe.block()), 9, 5)));
    }

    @Test
    void whoIsHeardOfIsKeptLonger() throws PanalException {
        scribe.give(new AddUploadBlocks(
                Scribe.USER, facts.id(), 0, 0, List.of(), List.of(new WrittenBlock(1, b, FULL)), 7_000));
        Upload now = scribe.namespace().upload(facts.id()).orElseThrow();
        assertEquals(7_000, now.expiresMillis());
        assertEquals(2 * Scribe.BLOCK, now.wholeBytes());
    }

    @Test
    void whoGoesHasNothingToSayAnyMoreAndIsKeptLonger() throws PanalException {
        Upload left = scribe.give(new KeepUpload(Scribe.USER, facts.id(), 0, 5_000));
        assertEquals(left, scribe.namespace().upload(facts.id()).orElseThrow());
        assertEquals(5_000, left.expiresMillis());
        assertEquals(List.of(a, b, c), left.blockIds());
        assertThrows(PathHeld.class, () -> add(0, 0, List.of(), new WrittenBlock(1, b, FULL)));
        assertEquals(2, resume(Set.of(), scribe.block(), scribe.block()).turn());
    }

    @Test
    void anUploadToADeletedDirectoryIsOver() throws PanalException {
        scribe.mkdir("/d");
        UploadFacts lost = scribe.facts("/d/file", false);
        scribe.give(new OpenUpload(lost, List.of(scribe.block()), 1_000_000));
        scribe.delete("/d", true);
        assertEquals(1, scribe.give(new ExpireUploads(List.of(facts.id(), lost.id()), 5)));
        assertNotEquals(Optional.empty(), scribe.namespace().upload(facts.id()));
    }
}
