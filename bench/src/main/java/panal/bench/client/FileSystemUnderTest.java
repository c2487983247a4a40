package panal.bench.client;

import java.io.Closeable;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * One client of a file system, with connections of its own. Paths are absolute and divided by slashes. Methods throw
 * whatever the system throws, because any failure ends the measurement. For one thread at a time.
 */
public interface FileSystemUnderTest extends Closeable {
    /** Makes a directory, and those above it; content when it is there. */
    void makeDirectory(String path) throws Exception;

    /** Brings a local file in; replaces what is there. */
    void upload(Path local, String path, int replication) throws Exception;

    /** Writes a small file; replaces what is there. */
    void write(String path, byte[] data, int replication) throws Exception;

    /** The file's bytes, verified by the system as it does for its users. */
    InputStream read(String path) throws Exception;

    /** Brings a file to this machine, in the way that the system's own tools do; replaces what is there. */
    void download(String path, Path local) throws Exception;

    /** How many entries a directory has, each fetched with its type and length. */
    int list(String directory) throws Exception;

    /** Asks for type and length; throws when there is nothing at {@code path}. */
    void stat(String path) throws Exception;

    /** Removes a file, or a directory with all that is in it; throws when there is nothing. */
    void delete(String path) throws Exception;
}
