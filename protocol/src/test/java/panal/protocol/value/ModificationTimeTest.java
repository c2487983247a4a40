package panal.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ModificationTimeTest {
    @Test
    void isTheNearestThatAClusterKeeps() {
        assertEquals(1_000_000_000_123L, ModificationTime.of(FileTime.fromMillis(1_000_000_000_123L)));
        assertEquals(-5, ModificationTime.of(FileTime.fromMillis(-5)));
        long last = ModificationTime.of(FileTime.from(Instant.MAX));
        long first = ModificationTime.of(FileTime.from(Instant.MIN));
        assertEquals(Instant.parse("2261-12-31T23:59:59.999Z"), Instant.ofEpochMilli(last));
        assertEquals(Instant.parse("1678-01-01T00:00:00Z"), Instant.ofEpochMilli(first));
        assertTrue(ModificationTime.isKept(last) && ModificationTime.isKept(first));
        assertFalse(ModificationTime.isKept(last + 1) || ModificationTime.isKept(first - 1));
    }

    @Test
    void theBeginningOf1970IsATimeToo() {
        assertNotEquals(ModificationTime.NONE, ModificationTime.of(FileTime.fromMillis(0)));
    }
}
