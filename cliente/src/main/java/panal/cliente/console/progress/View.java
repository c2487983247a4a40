package panal.cliente.console.progress;

/**
 * How progress looks. Frames are drawn one after the other; files begin and end on any thread, which a view that shows only
 * frames need not know.
 */
interface View {
    /** When frames are due, in milliseconds: the first so long after the beginning, then one each {@code every}. */
    record Pace(long first, long every) {}

    Pace pace();

    default void begun(FileTrack track) {}

    default void whole(FileTrack track, long nowMillis) {}

    default void failed(FileTrack track, String why) {}

    /** Shows how things are now. */
    void frame(Workload work, long nowMillis);

    /**
     * Everything has ended; takes away what is shown.
     *
     * @return whether a sum for the person is due
     */
    boolean finished(Workload work, long nowMillis);

    /**
     * It has ended before all was done.
     *
     * @param advice what the person may do now, or empty
     */
    void stopped(Workload work, long nowMillis, String advice);
}
