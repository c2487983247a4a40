package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import panal.protocol.error.NotFound;
import panal.protocol.value.BlockId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.UnfinishedUpload;

/** A sync that ends within a large file, and the next one. */
final class SyncContinuationTest extends SyncedTrees {
    private static final FilePath BIG = new FilePath("/there/big");
    private static final String CONTENT = "0123456789abcdef".repeat(20_000);
    private static final int BLOCKS = 5;

    private Path big = Path.of("");

    /** Of a file of five blocks all are sent, and then it is not completed. */
    @BeforeEach
    void stopOne() throws Exception {
        big = file("big", CONTENT);
        done("mkdir", "/there");
        console.tree().busy.set(true);
        assertEquals(1, sync());
        console.tree().busy.set(false);
        assertEquals(CONTENT.length(), left().bytes());
    }

    private int sync(String... options) {
        return console.run(words(with(options, "--block-size=64k", here.toString(), "/there")));
    }

    private UnfinishedUpload left() {
        assertEquals(1, console.tree().unfinished.size());
        return console.tree().unfinished.get(0);
    }

    private Set<BlockId> blocks() throws NotFound {
        return console.tree().get(BIG).blocks().stream()
                .map(FinishedBlock::block)
                .collect(Collectors.toSet());
    }

    /** Whether a block is of the upload that was stopped: their ids begin with its own. */
    private static boolean isOf(UnfinishedUpload upload, BlockId block) {
        return block.number() / 1_000 == upload.upload().number();
    }

    @Test
    void goesOnWithWhatWasSent() throws Exception {
        UnfinishedUpload left = left();
        assertEquals(0, sync(), console.err());
        assertEquals("", console.err());
        assertEquals(BLOCKS, blocks().size());
        assertTrue(blocks().stream().allMatch(block -> isOf(left, block)), "sent again");
        assertEquals(CONTENT, done("cat", BIG.text()));
        assertEquals(LONG_AGO, console.tree().get(BIG).status().modifiedMillis());
        assertEquals(List.of(), console.tree().unfinished);
    }

    @Test
    void theFileGetsTheTimeThatItsSourceHasNow() throws Exception {
        Files.setLastModifiedTime(big, FileTime.fromMillis(LONG_AGO + 60_000));
        UnfinishedUpload left = left();
        assertEquals(0, sync(), console.err());
        assertTrue(blocks().stream().allMatch(block -> isOf(left, block)), "sent again");
        assertEquals(LONG_AGO + 60_000, console.tree().get(BIG).status().modifiedMillis());
    }

    @Test
    void beginsAnewWhenTheSourceHasChanged() throws Exception {
        UnfinishedUpload left = left();
        String changed = "X" + CONTENT.substring(1);
        file("big", changed);
        assertEquals(0, sync(), console.err());
        assertEquals("", console.err());
        assertTrue(blocks().stream().noneMatch(block -> isOf(left, block)), "a block of another file");
        assertEquals(changed, done("cat", BIG.text()));
    }

    @Test
    void takesNothingFromAClientThatIsAtIt() {
        UnfinishedUpload left = left();
        console.tree().unfinished.clear();
        console.tree()
                .unfinished
                .add(new UnfinishedUpload(
                        left.upload(),
                        left.path(),
                        left.user(),
                        left.bytes(),
                        left.blockSize(),
                        left.keptMillis(),
                        "ana@there pid 5"));
        assertEquals(1, sync());
        assertTrue(console.err().contains("/there/big is being written by ana@there pid 5"), console.err());
        assertEquals(1, console.tree().unfinished.size());
    }

    @Test
    void saysWithWhatItWasBegun() {
        assertEquals(0, console.run(words("--block-size=128k", here.toString(), "/there")), console.err());
        assertEquals("panal: /there/big has 1 copy and blocks of 64K, as its upload was begun with\n", console.err());
    }

    @Test
    void aDryRunTakesNothingUp() {
        assertEquals(0, sync("--dry-run"), console.err());
        assertEquals("copy big\n", console.out());
        assertEquals(BIG, left().path());
    }
}
