package panal.cluster.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Files with bytes that do not repeat, made from a seed. */
public final class MadeFiles {
    private static final int PIECE = 64 * 1024;

    private MadeFiles() {}

    /** {@code length} bytes at {@code target}, the same for the same seed. */
    public static Path write(Path target, long length, long seed) throws IOException {
        Random random = new Random(seed);
        byte[] piece = new byte[PIECE];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            for (long left = length; left > 0; left -= PIECE) {
                random.nextBytes(piece);
                out.write(piece, 0, (int) Math.min(PIECE, left));
            }
        }
        return target;
    }
}
