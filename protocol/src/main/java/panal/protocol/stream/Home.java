package panal.protocol.stream;

/** Where a connection belongs between its requests. Thread-safe. */
interface Home {
    /** Takes a connection that is of use; false if there is no place for it. */
    boolean takeBack(StreamConnection connection);
}
