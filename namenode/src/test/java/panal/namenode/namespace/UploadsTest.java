package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

final class UploadsTest {
    private static final BlockSum FULL = new BlockSum(Scribe.BLOCK, 1);
    private static final BlockSum SHORT = new BlockSum(10, 2);

    private final Scribe scribe = Scribe.founded();

    private Upload open(UploadFacts facts, BlockId... granted) throws PanalException {
        return scribe.give(new OpenUpload(facts, List.of(granted), 1_000_000));
    }

    private FileStatus complete(UploadFacts facts, WrittenBlock... written) throws PanalException {
        return scribe.give(new CompleteUpload(scribe.origin(), facts, OptionalInt.empty(), List.of(written)));
    }

    private Upload add(UploadFacts facts, int index, List<BlockId> fresh, WrittenBlock... written)
            throws PanalException {
        return scribe.give(new AddUploadBlocks(Scribe.USER, facts.id(), 0, index, fresh, List.of(written), 1_000_000));
    }

    @Test
    void aFileOfManyBlocksHasTheirLengthsAsOffsets() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        BlockId a = scribe.block();
        BlockId b = scribe.block();
        BlockId c = scribe.block();
        open(facts, a);
        add(facts, 1, List.of(b, c), new WrittenBlock(0, a, SHORT));
        assertTrue(scribe.namespace().find(new FilePath("/file")).isEmpty(), "nothing is seen before completion");
        FileStatus status = complete(facts, new WrittenBlock(2, c, SHORT), new WrittenBlock(1, b, FULL));
        assertEquals(20 + Scribe.BLOCK, status.length());
        Content content = scribe.namespace().file(new FilePath("/file")).content();
        assertEquals(
                List.of(0L, 10L, 10 + Scribe.BLOCK), List.of(content.offset(0), content.offset(1), content.offset(2)));
        assertEquals(
                List.of(a, b, c), content.blocks().stream().map(StoredBlock::id).toList());
        assertTrue(scribe.namespace().upload(facts.id()).isEmpty());
    }

    @Test
    void askingForABlockAgainGivesTheSameOne() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        BlockId a = scribe.block();
        BlockId b = scribe.block();
        open(facts, a);
        assertEquals(List.of(a, b), add(facts, 1, List.of(b)).blockIds());
        BlockId wasted = scribe.block();
        BlockId c = scribe.block();
        assertEquals(List.of(a, b, c), add(facts, 1, List.of(wasted, c)).blockIds());
        assertEquals(List.of(a, b, c), open(facts, scribe.block()).blockIds());
        assertTrue(scribe.namespace().ownerOf(wasted).isEmpty());
        assertThrows(InvalidInput.class, () -> add(facts, 4, List.of(scribe.block())), "a gap");
    }

    @Test
    void anUploadOfMoreBlocksThanAFileMayHaveIsRefusedBeforeTheyAreWritten() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        open(facts, scribe.block());
        List<BlockId> many = Collections.nCopies(UploadBlocks.MAX, scribe.block());
        InvalidInput refused = assertThrows(InvalidInput.class, () -> add(facts, 1, many));
        assertTrue(String.valueOf(refused.getMessage()).contains("use larger blocks"), refused.getMessage());
    }

    @Test
    void grantedBlocksThatWereNotUsedAreDoomedAtCompletion() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        BlockId a = scribe.block();
        BlockId b = scribe.block();
        open(facts, a, b);
        assertEquals(10, complete(facts, new WrittenBlock(0, a, SHORT)).length());
        assertEquals(Set.of(b), scribe.namespace().doomed().keySet());
        assertEquals(Optional.of(facts.file()), scribe.namespace().ownerOf(a));
    }

    @Test
    void aGapBetweenWrittenBlocksIsRefused() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        BlockId a = scribe.block();
        BlockId b = scribe.block();
        open(facts, a, b);
        InvalidInput gap = assertThrows(InvalidInput.class, () -> complete(facts, new WrittenBlock(1, b, SHORT)));
        assertTrue(gap.getMessage().contains("block 0"), gap.getMessage());
    }

    @Test
    void blocksThatAreNotTheUploadsAreRefused() throws PanalException {
        scribe.put("/other", 10, false);
        BlockId others = scribe.namespace()
                .file(new FilePath("/other"))
                .content()
                .blocks()
                .get(0)
                .id();
        UploadFacts facts = scribe.facts("/file", false);
        assertThrows(InvalidInput.class, () -> complete(facts, new WrittenBlock(0, others, SHORT)));
        assertThrows(InvalidInput.class, () -> open(facts, others));
        assertThrows(InvalidInput.class, () -> complete(facts, new WrittenBlock(0, new BlockId(1L << 40), SHORT)));
        assertThrows(InvalidInput.class, () -> complete(facts, new WrittenBlock(1, scribe.block(), SHORT)));
        BlockId own = scribe.block();
        open(facts, own);
        assertThrows(InvalidInput.class, () -> complete(facts, new WrittenBlock(0, scribe.block(), SHORT)));
        assertThrows(
                InvalidInput.class, () -> complete(facts, new WrittenBlock(0, own, new BlockSum(Scribe.BLOCK + 1, 0))));
        assertThrows(InvalidInput.class, () -> complete(facts, new WrittenBlock(0, own, new BlockSum(0, 0))));
    }

    @Test
    void aDoomedBlockIsRefusedAtCompletion() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        BlockId orphan = scribe.block();
        assertEquals(List.of(orphan), scribe.give(new DoomBlocks(List.of(orphan), 9)));
        InvalidInput late = assertThrows(InvalidInput.class, () -> complete(facts, new WrittenBlock(0, orphan, SHORT)));
        assertTrue(late.getMessage().contains("given up"), late.getMessage());
    }

    @Test
    void whatAFileOrAnUploadOwnsIsNotDoomed() throws PanalException {
        scribe.put("/file", 10, false);
        BlockId owned = scribe.namespace()
                .file(new FilePath("/file"))
                .content()
                .blocks()
                .get(0)
                .id();
        BlockId uploading = scribe.block();
        open(scribe.facts("/later", false), uploading);
        assertEquals(List.of(), scribe.give(new DoomBlocks(List.of(owned, uploading), 9)));
        assertTrue(scribe.namespace().doomed().isEmpty());
    }

    @Test
    void theNameMayBeTakenMeanwhile() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        UploadFacts overwriting = scribe.facts("/file", true);
        scribe.put("/file", 10, false);
        BlockId replaced = scribe.namespace()
                .file(new FilePath("/file"))
                .content()
                .blocks()
                .get(0)
                .id();
        assertThrows(AlreadyExists.class, () -> complete(facts));
        assertEquals(0, complete(overwriting).length());
        assertEquals(Set.of(replaced), scribe.namespace().doomed().keySet());
        assertEquals(1, scribe.namespace().counts().files());
    }

    @Test
    void theFileFollowsItsDirectoryWhenThatIsRenamed() throws PanalException {
        scribe.mkdir("/before");
        UploadFacts facts = scribe.facts("/before/file", false);
        scribe.rename("/before", "/after");
        scribe.mkdir("/before");
        assertEquals(new FilePath("/after/file"), complete(facts).path());
    }

    @Test
    void theFileIsRefusedWhenItsDirectoryIsDeleted() throws PanalException {
        scribe.mkdirs("/a/b");
        UploadFacts facts = scribe.facts("/a/b/file", false);
        scribe.delete("/a", true);
        assertThrows(NotFound.class, () -> complete(facts));
        scribe.reclaimAll();
        assertThrows(NotFound.class, () -> complete(facts));
    }

    @Test
    void aRetriedCompletionIsAnsweredAgainEvenWhenTheFileIsGone() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        WrittenBlock block = new WrittenBlock(0, scribe.block(), SHORT);
        CompleteUpload command = new CompleteUpload(scribe.origin(), facts, OptionalInt.empty(), List.of(block));
        FileStatus first = scribe.give(command);
        scribe.delete("/file", false);
        assertEquals(first, scribe.give(command));
        assertTrue(scribe.namespace().find(new FilePath("/file")).isEmpty());
    }

    @Test
    void aSecondCompletionOfTheSameUploadIsRefused() throws PanalException {
        UploadFacts facts = scribe.facts("/file", true);
        complete(facts);
        assertThrows(InvalidInput.class, () -> complete(facts));
    }

    @Test
    void expiryTakesOnlyUploadsWhoseTimeIsOver() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        BlockId block = scribe.block();
        open(facts, block);
        assertEquals(0, scribe.give(new ExpireUploads(List.of(facts.id()), 999_999)));
        assertEquals(1, scribe.give(new ExpireUploads(List.of(facts.id(), facts.id()), 1_000_000)));
        assertTrue(scribe.namespace().isDoomed(block));
        assertTrue(scribe.namespace().ownerOf(block).isEmpty());
        assertThrows(InvalidInput.class, () -> add(facts, 1, List.of(scribe.block())));
        assertThrows(InvalidInput.class, () -> complete(facts, new WrittenBlock(0, block, SHORT)));
    }

    @Test
    void anUploadIsItsUsersAlone() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        open(facts, scribe.block());
        assertThrows(AccessDenied.class, () -> scribe.give(new AbandonUpload("eve", facts.id(), 0, 5)));
        Origin eve = new Origin("eve", 5, scribe.origin().request());
        assertThrows(
                AccessDenied.class, () -> scribe.give(new CompleteUpload(eve, facts, OptionalInt.empty(), List.of())));
        assertTrue(scribe.give(new AbandonUpload(Scribe.USER, facts.id(), 0, 5)));
        assertFalse(scribe.give(new AbandonUpload(Scribe.USER, facts.id(), 0, 5)));
    }

    @Test
    void aFileOfOneBlockCostsOneEdit() throws PanalException {
        UploadFacts facts = scribe.facts("/file", false);
        BlockId block = scribe.block();
        int before = scribe.edits().size();
        complete(facts, new WrittenBlock(0, block, SHORT));
        assertEquals(1, scribe.edits().size() - before);
    }
}
