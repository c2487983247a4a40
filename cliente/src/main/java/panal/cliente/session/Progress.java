package panal.cliente.session;

import java.time.Duration;

/** Told how far a transfer is. Called often and from several threads at once, so it has to be quick and thread-safe. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (done, total) -> {};

    /**
     * Some bytes more are safe, or some are taken back because a block begins again.
     *
     * @param done bytes moved so far
     * @param total bytes in all; -1 when the end is not known
     */
    void moved(long done, long total);

    /**
     * Some bytes more of one block are on their way. A block that goes in one piece may not be told of.
     *
     * @param index the block's place in the file, from 0
     * @param done bytes of it so far, less than before when it begins again
     * @param length bytes in all
     */
    default void block(int index, long done, long length) {}

    /** What an earlier transfer has left is no use, and this one begins anew; {@code why} is a sentence for a person. */
    default void beginsAnew(String why) {}

    /**
     * The transfer ends early, and another one can go on where it stopped.
     *
     * @param time how long what is there is kept; zero when nobody could be asked
     */
    default void kept(Duration time) {}

    /** A block is on its way no longer: it is safe, or it will begin again, or nothing will become of it. */
    default void blockEnded(int index) {}
}
