package panal.protocol.rmi;

/**
 * Serves connections that are not RMI's, for bulk bytes or short questions, on RMI's port: their first four bytes tell them
 * apart. Thread-safe.
 */
@FunctionalInterface
public interface BulkSessions {
    /** "PNLS": what such a connection begins with, where one of RMI begins with "JRMI". */
    int MAGIC = 0x504E4C53;

    int MAGIC_BYTES = Integer.BYTES;

    /** Serves a connection, behind its first four bytes, to its end; throws nothing. The caller closes it. */
    void serve(WatchedChannel connection);
}
