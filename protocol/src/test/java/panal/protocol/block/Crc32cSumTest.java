package panal.protocol.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import panal.protocol.value.Limits;
import panal.testkit.Seeds;

final class Crc32cSumTest {
    @Test
    void isTheCheckValueOfTheCatalogue() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertEquals(0xE3069283, Crc32cSum.of(digits, 0, digits.length));
    }

    @Test
    void combinesPiecesOfAnyLengthIntoTheSumOfTheWhole() {
        Seeds.each(1, 100, random -> {
            byte[] data = Blocks.random(random.nextLong(), 1 + random.nextInt(300_000));
            Crc32cSum sum = new Crc32cSum();
            int at = 0;
            while (at < data.length) {
                int step = Math.min(data.length - at, random.nextInt(100_000));
                sum.append(Crc32cSum.of(data, at, step), step);
                at += step;
            }
            assertEquals(Crc32cSum.of(data, 0, data.length), sum.crc());
            assertEquals(data.length, sum.length());
        });
    }

    @Test
    void combinesLengthsBeyondAnInt() {
        // Two ways to the same zeros: 4 GiB in one step, and in 65,536 steps of a chunk.
        int crcOfByte = Crc32cSum.of(new byte[] {42}, 0, 1);
        byte[] chunk = new byte[Limits.CHUNK_BYTES];
        int crcOfChunk = Crc32cSum.of(chunk, 0, chunk.length);
        Crc32cSum stepwise = new Crc32cSum();
        stepwise.append(crcOfByte, 1);
        Crc32cSum zeros = new Crc32cSum();
        for (int i = 0; i < 65_536; i++) {
            stepwise.append(crcOfChunk, chunk.length);
            zeros.append(crcOfChunk, chunk.length);
        }
        assertEquals(stepwise.crc(), Crc32cSum.combine(crcOfByte, zeros.crc(), zeros.length()));
        assertEquals(Limits.BLOCK_SIZE_MAX, zeros.length());
    }

    @Test
    void refusesANegativeLength() {
        assertThrows(IllegalArgumentException.class, () -> Crc32cSum.combine(1, 2, -1));
    }
}
