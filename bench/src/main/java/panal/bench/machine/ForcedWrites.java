package panal.bench.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Small writes that are on the disk before the next one begins. */
public final class ForcedWrites {
    private static final int RECORD = 256;
    private static final int SMALL_FILE = 4096;

    private final Path directory;

    /** Files go to {@code directory}, and are removed after each measurement. */
    public ForcedWrites(Path directory) {
        this.directory = directory;
    }

    /** Nanoseconds for {@code count} records of 256 bytes appended to one file, each forced: a journal with one caller. */
    public long append(int count) throws IOException {
        Path file = directory.resolve("appended");
        ByteBuffer data = ByteBuffer.allocateDirect(RECORD);
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long began = System.nanoTime();
            for (int i = 0; i < count; i++) {
                out.write(data.clear());
                out.force(false);
            }
            return System.nanoTime() - began;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Nanoseconds for {@code count} new files of 4 KiB, each forced. */
    public long create(int count) throws IOException {
        ByteBuffer data = ByteBuffer.allocateDirect(SMALL_FILE);
        long began = System.nanoTime();
        try {
            for (int i = 0; i < count; i++) {
                try (FileChannel out =
                        FileChannel.open(small(i), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    out.write(data.clear());
                    out.force(true);
                }
            }
            return System.nanoTime() - began;
        } finally {
            for (int i = 0; i < count; i++) {
                Files.deleteIfExists(small(i));
            }
        }
    }

    private Path small(int number) {
        return directory.resolve("created-" + number);
    }
}
