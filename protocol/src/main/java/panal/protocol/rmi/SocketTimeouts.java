package panal.protocol.rmi;

/**
 * How long a caller waits, in milliseconds, all of them positive.
 *
 * @param connect for a TCP connection
 * @param read for bytes of an answer; so it bounds how long a call may take
 * @param quick for what a live process answers at once: RMI's handshake and its ping on a cached connection
 */
record SocketTimeouts(int connect, int read, int quick) {
    static final String CONNECT_PROPERTY = "panal.rmi.connectTimeoutMillis";
    static final String READ_PROPERTY = "panal.rmi.readTimeoutMillis";
    static final String DATA_READ_PROPERTY = "panal.rmi.dataReadTimeoutMillis";

    SocketTimeouts {
        if (connect < 1 || read < 1 || quick < 1) {
            throw new IllegalArgumentException("timeouts must be positive: " + connect + ", " + read + ", " + quick);
        }
    }

    /** What this process, the caller, has been told by system properties; 3 s to connect, 15 s or 30 s to answer. */
    static SocketTimeouts of(Traffic traffic) {
        int connect = positive(CONNECT_PROPERTY, 3_000);
        int read =
                switch (traffic) {
                    case CONTROL -> positive(READ_PROPERTY, 15_000);
                    case DATA -> positive(DATA_READ_PROPERTY, 30_000);
                };
        // A stopped peer costs a ping on a cached connection, then a handshake on a new one: both fit into one timeout.
        return new SocketTimeouts(Math.min(connect, Math.max(1, read / 3)), read, Math.max(1, read / 3));
    }

    private static int positive(String property, int otherwise) {
        return Math.max(1, Integer.getInteger(property, otherwise));
    }
}
