package panal.namenode.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The few things that the journal asks of a file system, in one directory; so that tests can put faults in between. */
public interface JournalDisk {
    /** The directory {@code path}, which is made when it is missing. */
    static JournalDisk in(Path path) throws IOException {
        return DirectoryDisk.in(path);
    }

    /** The names of all files, in order. */
    List<String> list() throws IOException;

    InputStream open(String name) throws IOException;

    /** In bytes; with the room that was reserved, while it is being written. */
    long size(String name) throws IOException;

    /** A new file; throws when it is there already. */
    Output create(String name) throws IOException;

    /** Replaces {@code to} when it is there. */
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /** Makes what was created, renamed and deleted so far durable. */
    void forceDirectory() throws IOException;

    /** Where {@code name} is, for messages. */
    String locate(String name);

    /**
     * Keeps other processes that ask for the same out, until it is closed or the process ends; empty when one is in there.
     * Throws an IOException when the file system fails, or has no locks.
     */
    Optional<Closeable> lock() throws IOException;

    /** Replaces a file as a whole, or makes it, durably. */
    default void replace(String name, ByteBuffer content) throws IOException {
        String unfinished = name + SnapshotFile.UNFINISHED;
        delete(unfinished);
        try (Output out = create(unfinished)) {
            out.write(content);
            out.force();
        }
        rename(unfinished, name);
        forceDirectory();
    }

    /** A file that is being written. */
    interface Output extends Closeable {
        /** Appends all of these. */
        void write(ByteBuffer... buffers) throws IOException;

        /**
         * Makes room for so many bytes behind what was written, by zeros: to make durable what is written there later,
         * the file's new length need not be. Nothing is promised of the zeros themselves.
         */
        void reserve(long bytes) throws IOException;

        /** Makes what was written durable. */
        void force() throws IOException;

        /** Lets go of the file, and gives back the room that was not used. */
        @Override
        void close() throws IOException;
    }
}
