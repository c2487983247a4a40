package panal.datanode.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The machine's disk, on which a test can let steps fail. */
final class FaultyDisk implements Disk {
    private final LocalDisk disk = new LocalDisk();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private volatile int stepsLeft = Integer.MAX_VALUE;
    private volatile long usableBytes = Long.MAX_VALUE;
    private volatile Path broken = Path.of("/nowhere");
    private volatile String why = "Input/output error";
    private volatile boolean full;
    private volatile Runnable whileForcing = () -> {};

    /** After so many steps that change something, every further one fails: as if the process had been killed there. */
    void dieAfter(int count) {
        stepsLeft = count;
    }

    /** Everything under this directory fails with an I/O error. */
    void breakDown(Path directory) {
        broken = directory;
    }

    /** This file cannot be opened or changed, for this reason. */
    void refuse(Path file, String reason) {
        why = reason;
        broken = file;
    }

    /** Writes fail as on a full disk. */
    void fill(boolean isFull) {
        full = isFull;
    }

    /** Done while a directory is being forced. */
    void whileForcingADirectory(Runnable action) {
        whileForcing = action;
    }

    void usable(long bytes) {
        usableBytes = bytes;
    }

    /** What changed the disk, such as {@code move 7.blk}. */
    List<String> steps() {
        return steps;
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        step("create", file);
        DiskFile created = disk.create(file);
        return new DiskFile() {
            @Override
            public void write(ByteBuffer... bytes) throws IOException {
                if (full) {
                    throw new IOException("No space left on device");
                }
                step("write", file);
                created.write(bytes);
            }

            @Override
            public void force() throws IOException {
                step("force", file);
                created.force();
            }

            @Override
            public void close() throws IOException {
                created.close();
            }
        };
    }

    @Override
    public FileChannel openForReading(Path file) throws IOException {
        requireWhole(file);
        return disk.openForReading(file);
    }

    @Override
    public FileChannel openPastCache(Path file) throws IOException {
        requireWhole(file);
        return disk.openPastCache(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step("move", to);
        disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete", file);
        disk.delete(file);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        requireWhole(directory);
        disk.createDirectories(directory);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        step("forceDirectory", directory);
        whileForcing.run();
        requireWhole(directory);
        disk.forceDirectory(directory);
    }

    @Override
    public long usableBytes(Path directory) throws IOException {
        return Math.min(usableBytes, disk.usableBytes(directory));
    }

    @Override
    public Object volume(Path directory) throws IOException {
        return disk.volume(directory);
    }

    private synchronized void step(String what, Path file) throws IOException {
        requireWhole(file);
        if (stepsLeft <= 0) {
            throw new IOException("the process is dead");
        }
        stepsLeft--;
        steps.add(what + " " + file.getFileName());
    }

    private void requireWhole(Path file) throws IOException {
        if (file.startsWith(broken)) {
            throw new IOException(why);
        }
    }
}
