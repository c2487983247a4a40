package panal.cliente;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.UUID;
import panal.protocol.value.RequestId;

/**
 * Ids for requests, which nobody has used before and nobody guesses: random UUIDs, of 122 random bits each. They are read
 * where the JDK's own source reads them on most systems, as finding that one the first time reads the JDK's security settings
 * and loads its providers, which takes a tenth of a short command. Elsewhere the JDK is asked.
 */
final class RequestIds {
    private static final String SYSTEM_SOURCE = "/dev/urandom";
    private static final int BYTES = 16;

    private RequestIds() {}

    static RequestId next() {
        return new RequestId(next(SYSTEM_SOURCE));
    }

    /** @param source a file that gives random bytes without end, if there is one of that name */
    static UUID next(String source) {
        // No channel: an interrupt would close it, and whoever is interrupted may have something to take back.
        try (InputStream random = new FileInputStream(source)) {
            ByteBuffer bytes = ByteBuffer.wrap(random.readNBytes(BYTES));
            if (bytes.remaining() == BYTES) {
                return random(bytes.getLong(), bytes.getLong());
            }
        } catch (IOException noneHere) {
            return UUID.randomUUID();
        }
        return UUID.randomUUID();
    }

    /** With what says that it is a random one (RFC 4122, 4.4). */
    private static UUID random(long high, long low) {
        return new UUID((high & ~0xF000L) | 0x4000L, (low & ~(3L << 62)) | (1L << 63));
    }
}
