package panal.datanode.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.block.BlockGeometry;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Replica;

/** What is told of the stock, and what is not any more. */
final class StockBookTest {
    private static final int REMEMBERED = 100_000;

    @TempDir
    Path home;

    @Test
    void onlyAReportThatKnowsOfAllThatWasForgottenMakesUpForIt() throws Exception {
        DataDirectory directory = DataDirectory.open(home, new UUID(1, 2), new LocalDisk());
        try {
            StoredBlock block = new StoredBlock(
                    new Replica(new BlockId(1), 1, new BlockSum(5, 6)), directory, new BlockGeometry(100));
            StockBook book = new StockBook(1, List.of());
            Stock before = book.all();
            for (int change = 0; change <= REMEMBERED; change++) {
                book.gained(block);
            }
            assertFalse(book.news(10).complete());
            assertEquals(List.of(), book.known(List.of(block.replica())), "nobody knows what the NameNode knows");
            book.acknowledged(before.asOf(), true);
            assertFalse(book.news(10).complete(), "that report was older");
            book.acknowledged(book.all().asOf(), true);
            assertTrue(book.news(10).complete());
            assertEquals(List.of(block), book.known(List.of(block.replica())));
        } finally {
            directory.close();
        }
    }
}
