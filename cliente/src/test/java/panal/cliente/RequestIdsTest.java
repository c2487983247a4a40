package panal.cliente;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.protocol.value.RequestId;

final class RequestIdsTest {
    @TempDir
    private Path directory;

    @Test
    void noTwoAreAlike() {
        Set<RequestId> given = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            given.add(RequestIds.next());
        }

        assertEquals(1_000, given.size());
    }

    @Test
    void sayThatTheyAreRandom() {
        UUID id = RequestIds.next().uuid();

        assertEquals(4, id.version());
        assertEquals(2, id.variant());
    }

    @Test
    void haveAllOtherBitsFromTheSource() throws IOException {
        Path ones = Files.write(directory.resolve("ones"), bytes(0xFF));
        Path zeros = Files.write(directory.resolve("zeros"), bytes(0));

        assertEquals(UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff"), RequestIds.next(ones.toString()));
        assertEquals(UUID.fromString("00000000-0000-4000-8000-000000000000"), RequestIds.next(zeros.toString()));
    }

    @Test
    void areRandomTooWhereTheSystemGivesNoSuchFileOrOneThatEnds() throws IOException {
        String none = directory.resolve("none").toString();
        String cutOff = Files.write(directory.resolve("short"), new byte[15]).toString();

        assertNotEquals(RequestIds.next(none), RequestIds.next(none));
        assertNotEquals(RequestIds.next(cutOff), RequestIds.next(cutOff));
    }

    @Test
    void areGivenToWhoeverIsInterrupted() {
        Thread.currentThread().interrupt();
        try {
            assertEquals(4, RequestIds.next().uuid().version());
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    private static byte[] bytes(int each) {
        byte[] bytes = new byte[16];
        Arrays.fill(bytes, (byte) each);
        return bytes;
    }
}
