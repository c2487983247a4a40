package panal.datanode.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** What the store does to the disk, in one place, so that tests can let each step fail. Thread-safe. */
interface Disk {
    /** A new file, which must not be there yet. */
    DiskFile create(Path file) throws IOException;

    FileChannel openForReading(Path file) throws IOException;

    /**
     * The same past the system's cache, if the file system can do that: to be read in steps that are aligned as
     * {@link UncachedReader} has them.
     */
    FileChannel openPastCache(Path file) throws IOException;

    /** Renames within a file system, over what is there. */
    void move(Path from, Path to) throws IOException;

    /** Deletes the file, if it is there. */
    void delete(Path file) throws IOException;

    void createDirectories(Path directory) throws IOException;

    /** Makes creations and renames in this directory durable. */
    void forceDirectory(Path directory) throws IOException;

    /** Bytes that this process can still write to the file system. */
    long usableBytes(Path directory) throws IOException;

    /** The file system; equal for directories that share one. */
    Object volume(Path directory) throws IOException;

    /** A file that is being written. Not thread-safe. */
    interface DiskFile extends Closeable {
        /** Appends all that remains in the buffers, one after the other. */
        void write(ByteBuffer... bytes) throws IOException;

        /** Makes everything written durable. */
        void force() throws IOException;
    }
}
