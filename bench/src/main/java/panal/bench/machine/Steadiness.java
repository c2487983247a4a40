package panal.bench.machine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What is done before each measurement so that it finds the machine as the one before did: earlier writes are on the disk,
 * nothing else runs, and memory is ready.
 *
 * <p>Guests of some hosts give freed memory back within seconds, and page-cache pages that are then touched for the first
 * time cost a fault in the host each: copies run at 0.5 GB/s instead of 4. So before bulk work as much memory as it will
 * need is filled, in a file of the memory file system, and freed right before the clock starts.
 */
public final class Steadiness {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final int PIECE = 4 << 20;
    private static final double IDLE_CORES = 0.25;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final boolean careful;
    private final boolean waits;

    /**
     * Prepares as it is told.
     *
     * @param careful false for quick trials, which take the machine as it is
     * @param waits whether careful work waits for a quiet machine too
     */
    public Steadiness(boolean careful, boolean waits) {
        this.careful = careful;
        this.waits = waits;
    }

    public boolean careful() {
        return careful;
    }

    /**
     * Returns when the machine is ready for work that fills {@code bytes} of new page cache; 0 for work that fills none.
     */
    public void prepare(long bytes) throws IOException {
        if (!careful) {
            return;
        }
        sync();
        Path filled = bytes > 0 ? fill(bytes) : MEMORY;
        try {
            if (waits) {
                awaitIdle();
            }
        } finally {
            if (bytes > 0) {
                Files.deleteIfExists(filled);
            }
        }
    }

    private static void sync() throws IOException {
        try {
            new ProcessBuilder("sync").inheritIO().start().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** At most half of what there is, so that nothing else is driven out. */
    private static Path fill(long bytes) throws IOException {
        Path file = MEMORY.resolve("panal-bench-" + ProcessHandle.current().pid());
        if (!Files.isDirectory(MEMORY)) {
            return file;
        }
        FileStore store = Files.getFileStore(MEMORY);
        long wanted = Math.min(bytes, Math.min(store.getUsableSpace(), Machine.availableBytes()) / 2);
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) 1);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < wanted; written += PIECE) {
                out.write(piece);
            }
        }
        return file;
    }

    /** Until other work, such as the kernel's own writing, uses less than a quarter of a core; or for half a minute. */
    private static void awaitIdle() throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        double busy = Double.MAX_VALUE;
        while (busy > IDLE_CORES && System.nanoTime() < end) {
            double before = ProcessFigures.machineCpuSeconds();
            long began = System.nanoTime();
            LockSupport.parkNanos(LOOK_NANOS);
            busy = (ProcessFigures.machineCpuSeconds() - before) / ((System.nanoTime() - began) / 1e9);
        }
    }
}
