package panal.cluster.harness;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Random;

/** What disks do to files. */
public final class Damage {
    private Damage() {}

    /** Turns one bit over, anywhere in the file, which must not be empty. */
    public static void flipABit(Path file, Random random) throws IOException {
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            long place = (long) (random.nextDouble() * disk.length());
            disk.seek(place);
            int old = disk.read();
            disk.seek(place);
            disk.write(old ^ (1 << random.nextInt(8)));
        }
    }

    /** Takes the file's end away: at least a byte, at most all. */
    public static void truncate(Path file, Random random) throws IOException {
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.setLength((long) (random.nextDouble() * disk.length()));
        }
    }

    /** Writes noise over {@code length} bytes from {@code place} on. */
    public static void garble(Path file, long place, int length, Random random) throws IOException {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        try (RandomAccessFile disk = new RandomAccessFile(file.toFile(), "rw")) {
            disk.seek(place);
            disk.write(noise);
        }
    }
}
