package panal.bench.measure;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32C;
import panal.bench.report.ByteCount;

/**
 * A file of random bytes, which nothing can make smaller.
 *
 * @param crc32c of its bytes
 */
public record SourceFile(Path path, long bytes, long crc32c) {
    private static final int PIECE = 1 << 20;

    /** Made anew; {@code bytes} are whole MiB. */
    public static SourceFile make(Path path, long bytes) throws IOException {
        Random random = new Random(bytes);
        byte[] piece = new byte[PIECE];
        CRC32C crc = new CRC32C();
        try (OutputStream out = Files.newOutputStream(path)) {
            for (long written = 0; written < bytes; written += PIECE) {
                random.nextBytes(piece);
                crc.update(piece, 0, PIECE);
                out.write(piece);
            }
        }
        return new SourceFile(path, bytes, crc.getValue());
    }

    /** Its size in words. */
    public String size() {
        return ByteCount.shown(bytes);
    }
}
