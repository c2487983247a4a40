package panal.bench.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A cluster on this machine. Its methods are called by one thread. */
public interface SystemUnderTest extends AutoCloseable {
    /** As in the table's head. */
    String name();

    /**
     * Begins to start all processes, on the data that there is; returns what has to be waited for, and does not wait until
     * the cluster is ready.
     */
    Starting start(Durability durability) throws IOException;

    /** Stops all processes, and waits until they have ended. */
    void stop() throws IOException;

    /** Deletes all data of a stopped system, so that the next start is a first one. */
    void erase() throws IOException;

    /** The processes that run now. */
    List<ServerProcess> servers();

    /** A JVM with this system's client library in it. */
    ProgramCall client(Durability durability);

    /** The system's own command that lists a directory of its root. */
    ProgramCall listing(String directory);

    /** The system's own command that prints the paths of all that is in a directory of its root, and below. */
    ProgramCall search(String directory);

    /** The system's own command that brings a local file in. */
    ProgramCall upload(Path local, String path, int replication, Durability durability);

    /** The directories of all DataNodes, which need not be there yet. */
    List<Path> stores();

    /** Bytes in {@link #stores}; deleted files are deleted there a while later. */
    default long storedBytes() throws IOException {
        long bytes = 0;
        for (Path store : stores()) {
            bytes += Directories.bytes(store);
        }
        return bytes;
    }

    /** Stops the system and removes all that it left. */
    @Override
    default void close() throws IOException {
        stop();
        erase();
    }

    /** A start under way. */
    @FunctionalInterface
    interface Starting {
        /** Waits until the programs that start the cluster have done their part. */
        void await() throws IOException;
    }
}
