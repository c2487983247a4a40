package panal.namenode.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.ReplicatedContent;
import panal.namenode.namespace.Scribe;
import panal.namenode.namespace.SnapshotEdit;
import panal.namenode.namespace.StoredBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FileId;

/** However a namespace is made up, its snapshot comes in parts that can be written and read. */
final class NamespaceImageTest {
    private static final int BYTES_MAX = 4 << 20;

    /** A cluster with a file of so many blocks for each number. */
    private static Namespace withFilesOf(int... blocks) {
        List<Edit> edits = new ArrayList<>();
        long block = 1_000_000;
        for (int i = 0; i < blocks.length; i++) {
            List<StoredBlock> content = new ArrayList<>();
            for (int j = 0; j < blocks[i]; j++) {
                content.add(new StoredBlock(new BlockId(++block), new BlockSum(Scribe.BLOCK, -j)));
            }
            FileInode file = new FileInode(
                    new FileId(1_000 + i),
                    new Place(DirectoryInode.ROOT, "file-" + i),
                    new Attributes("ana", "ana", Attributes.FILE_MODE, 1, 1),
                    new ReplicatedContent(3, Scribe.BLOCK, content));
            edits.add(new SnapshotEdit.InodeRestored(file, false));
        }
        return Scribe.founded().namespace().replayAll(edits);
    }

    private static void assertComesBack(NamespaceImage image) throws Exception {
        LiveState restored = new LiveState();
        restored.restore(image);
        assertTrue(
                Scribe.contents(image.namespace())
                        .equals(Scribe.contents(restored.published().namespace())),
                "what comes back is something else");
    }

    @Test
    void aPartIsBoundedInBytesHoweverManyBlocksFilesHave() throws Exception {
        NamespaceImage image = new NamespaceImage(withFilesOf(100_000, 100_000, 100_000, 300_000, 10, 10, 100_000), 9);
        List<Integer> alone = new ArrayList<>();
        image.parts((count, edits) -> {
            assertTrue(edits.length <= BYTES_MAX || count == 1, count + " edits of " + edits.length + " bytes");
            if (edits.length > BYTES_MAX) {
                alone.add(edits.length);
            }
        });
        assertEquals(1, alone.size(), "one file has more by itself: " + alone);
        assertComesBack(image);
    }

    @Test
    void aPartIsBoundedInEditsHoweverSmallTheyAre() throws Exception {
        NamespaceImage image = new NamespaceImage(withFilesOf(new int[2_500]), 9);
        List<Integer> counts = new ArrayList<>();
        image.parts((count, edits) -> counts.add(count));
        assertEquals(3, counts.size(), counts.toString());
        assertTrue(counts.stream().allMatch(count -> count <= 1_000), counts.toString());
        assertComesBack(image);
    }
}
