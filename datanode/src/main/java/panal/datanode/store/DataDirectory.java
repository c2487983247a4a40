package panal.datanode.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.BlockId;

/** One data directory that works: where its blocks stand, and the lock that keeps other processes off it. Thread-safe. */
final class DataDirectory {
    private static final int FAN_OUT = 256;
    private static final String LOCK = "directory.lock";

    private final Path path;
    private final Path[] shelves = new Path[FAN_OUT];
    private final UUID id;
    private final Disk disk;
    private final FileChannel lock;
    private final Object volume;
    private final Set<Path> durableShelves = ConcurrentHashMap.newKeySet();
    private volatile boolean failed;

    private DataDirectory(Path path, UUID id, Disk disk, FileChannel lock, Object volume) {
        this.volume = volume;
        this.path = path;
        this.id = id;
        this.disk = disk;
        this.lock = lock;
        Path blocks = blocks();
        Arrays.setAll(shelves, number -> blocks.resolve(String.format("%02x", number)));
    }

    /**
     * Locks the directory and makes what is missing in it.
     *
     * @throws LocalFailure if another process has it
     */
    static DataDirectory open(Path path, UUID id, Disk disk) throws IOException, LocalFailure {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new LocalFailure("data directory " + path
                    + " is in use by another process; stop it, or give this one a directory of its own");
        }
        boolean opened = false;
        try {
            DataDirectory directory = new DataDirectory(path, id, disk, channel, disk.volume(path));
            disk.createDirectories(directory.blocks());
            disk.createDirectories(directory.damaged());
            disk.forceDirectory(path);
            opened = true;
            return directory;
        } finally {
            if (!opened) {
                channel.close();
            }
        }
    }

    Path path() {
        return path;
    }

    UUID id() {
        return id;
    }

    /** The file system it is on; equal for directories that share one. */
    Object volume() {
        return volume;
    }

    Path blocks() {
        return path.resolve("blocks");
    }

    /** Where files that are no blocks, though they are named like one, are kept for a rescue. */
    Path damaged() {
        return path.resolve("damaged");
    }

    /** The directory that a block's files stand in, finished and unfinished, so that one force covers a rename. */
    Path shelfOf(BlockId block) {
        return shelf((int) ((block.number() * 0x9E3779B97F4A7C15L) >>> 56));
    }

    Path finished(BlockId block) {
        return shelfOf(block).resolve(block + ".blk");
    }

    Path unfinished(BlockId block, int attempt) {
        return shelfOf(block).resolve(block + "." + attempt + ".tmp");
    }

    /** Where a copy of a finished block comes in; {@code number} keeps its name from any other's, before or after it. */
    Path copied(BlockId block, int attempt, String number) {
        return shelfOf(block).resolve(block + "." + attempt + ".copy-" + number + ".tmp");
    }

    /** The name of a block that is about to be unlinked. */
    Path deleted(BlockId block, int attempt) {
        return shelfOf(block).resolve(block + "." + attempt + ".deleted.tmp");
    }

    boolean failed() {
        return failed;
    }

    /** True for the one caller that makes the difference. */
    synchronized boolean fail() {
        boolean first = !failed;
        failed = true;
        return first;
    }

    /** All directories that blocks stand in. */
    List<Path> shelves() {
        return IntStream.range(0, FAN_OUT)
                .mapToObj(this::shelf)
                .filter(Files::isDirectory)
                .toList();
    }

    /**
     * Makes the directory for this block's files, durably. One that is there may be as an earlier process left it when it
     * was killed, or another thread is about to force it: so each is forced once by whoever uses it first.
     */
    void prepareShelf(BlockId block) throws IOException {
        Path shelf = shelfOf(block);
        if (!durableShelves.contains(shelf)) {
            disk.createDirectories(shelf);
            disk.forceDirectory(blocks());
            durableShelves.add(shelf);
        }
    }

    /** Whether this is still the directory that was opened. */
    void requirePresent() throws IOException {
        if (!Files.exists(path.resolve(IdentityFile.NAME))) {
            throw new IOException(IdentityFile.NAME + " is gone; is the disk still mounted?");
        }
    }

    /** Whether a file can be written here. */
    void probe() throws IOException {
        requirePresent();
        Path file = path.resolve("probe.tmp");
        disk.delete(file);
        try (Disk.DiskFile out = disk.create(file)) {
            out.write(ByteBuffer.wrap(new byte[] {1}));
            out.force();
        } finally {
            disk.delete(file);
        }
    }

    void close() throws IOException {
        lock.close();
    }

    private Path shelf(int number) {
        return shelves[number];
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException thisProcess) {
            return false;
        }
    }
}
