package panal.namenode.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The few things that the journal asks of a file system, in one directory; so that tests can put faults in between. */
public interface JournalDisk {
    /** The directory {@code path}, which is made when it is missing. */
    static JournalDisk in(Path path) throws IOException {
        return DirectoryDisk.in(path);
    }

    /** The names of all files, in order. */
    List<String> list() throws IOException;

    InputStream open(String name) throws IOException;

    /** A new file; throws when it is there already. */
    Output create(String name) throws IOException;

    /** Replaces {@code to} when it is there. */
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /** Makes what was created, renamed and deleted so far durable. */
    void forceDirectory() throws IOException;

    /** Where {@code name} is, for messages. */
    String locate(String name);

    /** A file that is being written. */
    interface Output extends Closeable {
        /** Appends all of these. */
        void write(ByteBuffer... buffers) throws IOException;

        /** Makes what was written durable. */
        void force() throws IOException;
    }
}
