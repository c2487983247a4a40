package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.testkit.FakeClock;

final class OpenFilesTest {
    @TempDir
    Path home;

    @Test
    void keepsTheMostRecentlyReadAndClosesTheOthers() throws PanalException, IOException {
        List<StoredBlock> blocks = threeBlocks();
        OpenFiles files = new OpenFiles(new LocalDisk(), 2);
        FileChannel first = readOnce(files, blocks.get(0));
        FileChannel second = readOnce(files, blocks.get(1));
        assertSame(first, readOnce(files, blocks.get(0)));
        readOnce(files, blocks.get(2));
        assertFalse(second.isOpen());
        assertTrue(first.isOpen());
        files.close();
        assertFalse(first.isOpen());
    }

    @Test
    void readerKeepsAForgottenFileUntilItIsDone() throws PanalException, IOException {
        StoredBlock block = threeBlocks().get(0);
        OpenFiles files = new OpenFiles(new LocalDisk(), 2);
        OpenFiles.Hold hold = files.hold(block);
        OpenFiles.Hold other = files.hold(block);
        files.forget(block);
        hold.close();
        assertTrue(other.channel().isOpen());
        other.close();
        assertFalse(other.channel().isOpen());
        assertEquals(hold.channel(), other.channel());
    }

    private static FileChannel readOnce(OpenFiles files, StoredBlock block) throws IOException {
        try (OpenFiles.Hold hold = files.hold(block)) {
            return hold.channel();
        }
    }

    private List<StoredBlock> threeBlocks() throws PanalException {
        BlockStore store = BlockStore.open(Samples.in(home), FakeClock.anyTime());
        for (int block = 1; block <= 3; block++) {
            Samples.store(store, block, 1, Samples.data(block, 10));
        }
        store.close();
        return List.of(1L, 2L, 3L).stream()
                .map(id -> store.stock().find(new BlockId(id)).orElseThrow())
                .toList();
    }
}
