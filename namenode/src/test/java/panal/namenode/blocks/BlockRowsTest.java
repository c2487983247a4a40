package panal.namenode.blocks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Limits;
import panal.testkit.Seeds;

final class BlockRowsTest {
    private static final int NODES = 7;

    @SuppressWarnings("ArrayRecordComponent") // Compared by what is in it.
    private record Known(Claim claim, long[] copies, Verdict verdict) {}

    @Test
    void keepsWhatAMapOfObjectsKeeps() {
        Seeds.each(1, 40, random -> {
            BlockRows rows = new BlockRows();
            Map<Long, Known> model = new HashMap<>();
            int range = 1 + random.nextInt(20_000);
            for (int step = 0; step < 20_000; step++) {
                long block = random.nextInt(4) == 0
                        ? ((long) range << 40) + random.nextInt(range)
                        : 1 + random.nextInt(range);
                boolean growing = step % 8_000 < 5_000;
                if (random.nextInt(10) < (growing ? 8 : 2)) {
                    Known known = known(random);
                    rows.put(block, new BlockEntry(known.claim(), known.copies().clone(), known.verdict()));
                    model.put(block, known);
                } else {
                    rows.remove(block);
                    model.remove(block);
                }
                assertEquals(model.size(), rows.size());
            }
            assertSame(model, rows);
        });
    }

    private static void assertSame(Map<Long, Known> model, BlockRows rows) {
        model.forEach((block, known) -> {
            BlockEntry entry = rows.get(block).orElseThrow();
            assertEquals(known.claim(), entry.claim());
            assertArrayEquals(known.copies(), entry.copies());
            assertEquals(known.verdict(), entry.verdict());
            assertEquals(model.containsKey(block + 1), rows.get(block + 1).isPresent());
        });
        for (int node = 0; node < NODES; node++) {
            int wanted = node;
            long[] expected = model.entrySet().stream()
                    .filter(known ->
                            new BlockEntry(Claim.NONE, known.getValue().copies(), Verdict.NOTHING).on(wanted) != 0)
                    .mapToLong(Map.Entry::getKey)
                    .sorted()
                    .toArray();
            long[] actual = rows.on(node);
            Arrays.sort(actual);
            assertArrayEquals(expected, actual);
        }
    }

    @Test
    void aRowThatWasLeftIsUsedAgain() {
        BlockRows rows = new BlockRows();
        for (long block = 1; block <= 100_000; block++) {
            rows.put(block, BlockEntry.none());
            if (block > 10) {
                rows.remove(block - 10);
            }
        }
        assertEquals(10, rows.size());
        assertEquals(1, rows.pages());
    }

    /** Mostly what is usual: a file's block with up to three good copies. */
    private static Known known(Random random) {
        int crc = random.nextInt(3) - 1;
        int usual = random.nextInt(BlockRows.USUAL_COPIES + 1);
        long[] copies = new long[random.nextInt(4) == 0 ? random.nextInt(NODES) : usual];
        boolean mixed = random.nextInt(5) == 0;
        for (int i = 0; i < copies.length; i++) {
            int itsCrc = mixed ? random.nextInt(3) - 1 : crc;
            long copy = BlockEntry.pack(i, 1 + random.nextInt(200_000), itsCrc);
            copies[i] = random.nextInt(5) == 0 ? BlockEntry.markCorrupt(copy) : copy;
        }
        long length = 1 + (random.nextLong() & 0xffff_ffffL);
        BlockSum sum = new BlockSum(length, crc);
        Claim ofFile = Claim.ofFile(sum, 1 + random.nextInt(Limits.REPLICATION_MAX));
        Claim ofUpload = Claim.ofUpload(sum, 1 + random.nextInt(Limits.REPLICATION_MAX));
        Claim[] claims = {Claim.NONE, Claim.GRANTED, Claim.UPLOAD, Claim.DOOMED, ofUpload};
        List<Danger> dangers = List.of(Danger.values());
        Danger danger = dangers.get(random.nextInt(dangers.size()));
        Verdict verdict = new Verdict(danger, random.nextInt(Limits.REPLICATION_MAX + 1));
        return new Known(random.nextBoolean() ? ofFile : claims[random.nextInt(claims.length)], copies, verdict);
    }

    @Test
    void theLastNodeThatCanBeNumberedIsKnownAgain() {
        BlockRows rows = new BlockRows();
        int last = BlockEntry.NODES_MAX - 1;
        long[] copies = {BlockEntry.pack(last, BlockEntry.ATTEMPT_MAX, -1)};
        Claim claim = Claim.ofFile(new BlockSum(Limits.BLOCK_SIZE_MAX, -1), Limits.REPLICATION_MAX);
        rows.put(Long.MAX_VALUE, new BlockEntry(claim, copies, Verdict.NOTHING));
        assertEquals(claim, rows.get(Long.MAX_VALUE).orElseThrow().claim());
        assertArrayEquals(copies, rows.get(Long.MAX_VALUE).orElseThrow().copies());
        assertArrayEquals(new long[] {Long.MAX_VALUE}, rows.on(last));
    }
}
