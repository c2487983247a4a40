package panal.cluster.workload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import panal.cluster.harness.SeededBytes;

/**
 * What stands under a name: a directory, or {@code length} bytes that follow from {@code seed}. Each file that a workload
 * writes has a seed of its own, so that no two contents are alike.
 */
public record Content(boolean directory, long length, long seed) {
    public static final Content DIRECTORY = new Content(true, 0, 0);

    private static final int PIECE = 64 * 1024;

    public static Content file(long length, long seed) {
        return new Content(false, length, seed);
    }

    public InputStream open() {
        return SeededBytes.of(length, seed);
    }

    /** Whether {@code found} has just these bytes; reads it to its end or to the first difference. */
    public boolean matches(InputStream found) throws IOException {
        try (InputStream wanted = open()) {
            for (long position = 0; position <= length; position += PIECE) {
                if (!Arrays.equals(wanted.readNBytes(PIECE), found.readNBytes(PIECE))) {
                    return false;
                }
            }
            return true;
        }
    }
}
