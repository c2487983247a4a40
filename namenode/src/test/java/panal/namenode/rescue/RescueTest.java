package panal.namenode.rescue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.Member;
import panal.namenode.namespace.MemberState;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.StoredBlock;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockSum;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaOrigin;
import panal.testkit.Seeds;

final class RescueTest {
    private static final long FULL = 4 * Limits.CHUNK_BYTES;
    private static final List<NodeId> NODES =
            List.of(new NodeId(new UUID(1, 1)), new NodeId(new UUID(2, 2)), new NodeId(new UUID(3, 3)));

    private final FoundBlocks found = new FoundBlocks();

    private static RescueFacts facts() {
        Member member = Member.of(NODES.get(0), NodeName.ofSlot(4), MemberState.IN_SERVICE);
        return facts(List.of(member), List.of());
    }

    private static RescueFacts facts(List<Member> members, List<FailedDirectories> failed) {
        return new RescueFacts(
                new ClusterId(new UUID(7, 7)), new Epoch(9, 4_000), members, failed, "ana", Bits256.ZERO, 17);
    }

    private static ReplicaOrigin block(long block, int attempt, long length, long file, int index, String path) {
        Replica replica = new Replica(new BlockId(block), attempt, new BlockSum(length, (int) (block * 31 + attempt)));
        return new ReplicaOrigin(replica, new BlockOrigin(new FileId(file), index, new FilePath(path)));
    }

    private void onAll(ReplicaOrigin block) {
        NODES.forEach(node -> found.add(node, block));
    }

    private Rescue.Result decided() {
        return Rescue.decide(found, facts());
    }

    private static List<Long> blocksOf(Namespace namespace, String path) throws PanalException {
        return namespace.file(new FilePath(path)).content().blocks().stream()
                .map(block -> block.id().number())
                .toList();
    }

    @Test
    void filesStandWithTheirBlocksInOrderAtThePathOfTheirHeaders() throws Exception {
        onAll(block(12, 1, 100, 5, 2, "/docs/a/report.pdf"));
        onAll(block(10, 1, FULL, 5, 0, "/docs/a/report.pdf"));
        onAll(block(11, 1, FULL, 5, 1, "/docs/a/report.pdf"));
        onAll(block(20, 3, 77, 6, 0, "/small"));
        Rescue.Result result = decided();
        assertEquals(List.of(10L, 11L, 12L), blocksOf(result.namespace(), "/docs/a/report.pdf"));
        FileInode file = result.namespace().file(new FilePath("/docs/a/report.pdf"));
        assertEquals(2 * FULL + 100, file.content().length());
        assertEquals(FULL, file.content().blockSize());
        assertEquals(new FileId(5), file.id());
        assertEquals("ana", file.attributes().owner());
        assertEquals(List.of(20L), blocksOf(result.namespace(), "/small"));
        assertEquals(new RescueReport(2, 0, 2, 4, 2 * FULL + 177, List.of()), result.report());
    }

    @Test
    void nothingIsGivenOutTwiceAndNoNodeHasHeardOfMore() {
        onAll(block(10, 1, 100, 5, 0, "/d/a"));
        found.addUnreadable(new BlockId(400));
        Rescue.Result result = decided();
        assertTrue(result.transaction() > 4_000);
        assertEquals(9, result.namespace().epoch());
        assertTrue(result.namespace().nextId(IdKind.BLOCK) > 400);
        assertTrue(result.namespace().nextId(IdKind.FILE) > 6);
        assertEquals(new ClusterId(new UUID(7, 7)), result.namespace().clusterId());
        assertTrue(result.namespace().user("ana").orElseThrow().superuser());
        assertEquals(
                result.namespace().nextId(IdKind.BLOCK),
                result.namespace().orphansKeptBelow(),
                "what was not seen is older than all that comes, and nobody's to delete");
        assertEquals(
                NodeName.ofSlot(4),
                result.namespace().member(NODES.get(0)).orElseThrow().name());
    }

    @Test
    void theNewestAttemptCountsAndOfItTheVersionWithTheMostCopies() throws Exception {
        onAll(block(10, 1, 50, 5, 0, "/a"));
        found.add(NODES.get(0), block(10, 2, 60, 5, 0, "/a"));
        Replica odd = new Replica(new BlockId(10), 2, new BlockSum(61, 9));
        ReplicaOrigin other = new ReplicaOrigin(odd, new BlockOrigin(new FileId(5), 0, new FilePath("/a")));
        found.add(NODES.get(1), other);
        found.add(NODES.get(2), other);
        found.add(NODES.get(0), block(10, 2, 60, 5, 0, "/a"));
        found.add(NODES.get(0), block(10, 2, 60, 5, 0, "/a"));
        assertEquals(
                61, decided().namespace().file(new FilePath("/a")).content().length());
    }

    @Test
    void aFileWithAGapStandsInPiecesAndIsSaidToBeIncomplete() throws Exception {
        onAll(block(10, 1, FULL, 5, 0, "/video"));
        onAll(block(12, 1, FULL, 5, 2, "/video"));
        onAll(block(13, 1, 8, 5, 3, "/video"));
        Rescue.Result result = decided();
        assertTrue(result.namespace().find(new FilePath("/video")).isEmpty(), "it would look whole");
        assertEquals(List.of(10L), blocksOf(result.namespace(), "/lost+found/file-5-blocks-0-0"));
        assertEquals(List.of(12L, 13L), blocksOf(result.namespace(), "/lost+found/file-5-blocks-2-3"));
        assertEquals(1, result.report().count(Note.Kind.INCOMPLETE));
        Note note = result.report().notes().get(0);
        assertEquals("/video", note.path());
        assertTrue(note.detail().contains("3 blocks of at least 4"), note.detail());
    }

    @Test
    void ofTwoFilesAtOnePathTheLaterStandsThereAndTheOtherBeside() throws Exception {
        onAll(block(10, 1, 5, 5, 0, "/a"));
        onAll(block(11, 1, 6, 8, 0, "/a"));
        Rescue.Result result = decided();
        assertEquals(List.of(11L), blocksOf(result.namespace(), "/a"));
        assertEquals(List.of(10L), blocksOf(result.namespace(), "/a.file-5"));
        assertEquals(1, result.report().count(Note.Kind.MOVED));
    }

    @Test
    void aPathThatIsAFileAndADirectoryKeepsBoth() throws Exception {
        onAll(block(10, 1, 5, 5, 0, "/a"));
        onAll(block(11, 1, 6, 8, 0, "/a/below"));
        onAll(block(12, 1, 6, 9, 0, "/b"));
        onAll(block(13, 1, 6, 7, 0, "/b/below"));
        Rescue.Result result = decided();
        assertEquals(List.of(11L), blocksOf(result.namespace(), "/a/below"));
        assertEquals(List.of(10L), blocksOf(result.namespace(), "/a.file-5"));
        assertEquals(List.of(12L), blocksOf(result.namespace(), "/b"));
        assertEquals(List.of(13L), blocksOf(result.namespace(), "/lost+found/file-7"));
    }

    @Test
    void aBlockThatClaimsAnotherOnesPlaceIsKeptAsAPiece() throws Exception {
        onAll(block(10, 1, 5, 5, 0, "/a"));
        onAll(block(11, 1, 6, 5, 0, "/a"));
        Rescue.Result result = decided();
        assertEquals(List.of(11L), blocksOf(result.namespace(), "/a"));
        assertEquals(List.of(10L), blocksOf(result.namespace(), "/lost+found/file-5-blocks-0-0"));
        assertEquals(1, result.report().count(Note.Kind.DUPLICATE));
    }

    @Test
    void aFullLastBlockIsAnUncertainEndAndAShorterOneIsNot() {
        onAll(block(10, 1, FULL, 5, 0, "/full"));
        onAll(block(11, 1, FULL, 6, 0, "/ends"));
        onAll(block(12, 1, Limits.CHUNK_BYTES, 6, 1, "/ends"));
        onAll(block(13, 1, FULL - 1, 7, 0, "/odd"));
        RescueReport report = decided().report();
        assertEquals(List.of("/full"), report.notes().stream().map(Note::path).toList());
        assertEquals(1, report.count(Note.Kind.END_UNCERTAIN));
    }

    @Test
    void aBlockThatNobodyCanReadIsNamedUnlessAnotherNodeCan() {
        onAll(block(10, 1, 5, 5, 0, "/a"));
        found.addUnreadable(new BlockId(10));
        found.addUnreadable(new BlockId(99));
        assertEquals(1, found.unreadable());
        RescueReport report = decided().report();
        assertEquals(1, report.count(Note.Kind.UNREADABLE));
        assertTrue(report.notes().get(0).detail().contains("99"));
    }

    @Test
    void whatCouldNotBeToldIsInTheReport() {
        onAll(block(10, 1, 5, 5, 0, "/a"));
        RescueReport report = Rescue.decide(
                        found, facts(List.of(), List.of(new FailedDirectories(NodeName.ofSlot(2), 1))))
                .report();
        assertEquals(1, report.count(Note.Kind.FAILED_DISK));
        assertTrue(
                report.notes().get(0).detail().startsWith("datanode-2 has 1 failed data directory;"),
                report.notes().toString());
    }

    @Test
    void wantedCopiesAreThoseThatWereThereAndAtLeastThree() throws Exception {
        found.add(NODES.get(0), block(10, 1, 5, 5, 0, "/one"));
        for (int i = 0; i < 5; i++) {
            found.add(new NodeId(new UUID(50, i)), block(11, 1, 5, 6, 0, "/five"));
        }
        Namespace namespace = decided().namespace();
        assertEquals(3, namespace.file(new FilePath("/one")).content().copies());
        assertEquals(5, namespace.file(new FilePath("/five")).content().copies());
    }

    /** Otherwise it would be deleted as an orphan. */
    @Test
    void everyBlockThatWasFoundBelongsToOneFileWhateverTheHeadersSay() {
        Seeds.each(1, 500, random -> {
            FoundBlocks any = new FoundBlocks();
            Set<Long> all = new HashSet<>();
            List<String> paths =
                    List.of("/a", "/a/b", "/a/b/c", "/d", "/lost+found", "/lost+found/file-2-blocks-0-0", "/");
            for (int i = 0; i < 40; i++) {
                long number = 1L + random.nextInt(60);
                all.add(number);
                any.add(
                        NODES.get(random.nextInt(3)),
                        block(
                                number,
                                1 + random.nextInt(2),
                                1 + random.nextInt(200_000),
                                2 + random.nextInt(8),
                                random.nextInt(5),
                                paths.get(random.nextInt(paths.size()))));
            }
            Rescue.Result result = Rescue.decide(any, facts());
            List<Long> owned = new ArrayList<>();
            Set<FilePath> seen = new HashSet<>();
            result.namespace().inodes().forEach(inode -> {
                FilePath path = result.namespace().pathOf(inode.id()).orElseThrow();
                assertTrue(seen.add(path), path + " twice");
                assertEquals(
                        inode.id(), result.namespace().find(path).orElseThrow().id());
                if (inode instanceof FileInode file) {
                    file.content().blocks().stream().map(StoredBlock::id).forEach(id -> owned.add(id.number()));
                }
            });
            assertEquals(all.size(), owned.size());
            assertEquals(all, new HashSet<>(owned));
            assertFalse(result.report().files() + result.report().pieces() == 0);
        });
    }
}
