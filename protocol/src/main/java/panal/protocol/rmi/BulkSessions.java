package panal.protocol.rmi;

/**
 * Serves connections that are not RMI's, for bulk bytes or short questions, on RMI's port: their first four bytes tell them
 * apart. Thread-safe.
 */
@FunctionalInterface
public interface BulkSessions {
    /** "PNLS": what a connection for bulk bytes begins with, where one of RMI begins with "JRMI". */
    int MAGIC = 0x504E4C53;
    /** "PNLQ": what one for questions begins with. */
    int QUESTIONS = 0x504E4C51;

    int MAGIC_BYTES = Integer.BYTES;

    /** What its connections begin with. */
    default int magic() {
        return MAGIC;
    }

    /** Serves a connection, behind its first four bytes, to its end; throws nothing. The caller closes it. */
    void serve(WatchedChannel connection);
}
