package panal.namenode.journal;

import java.io.IOException;
import panal.protocol.error.LocalFailure;

/**
 * What a journal keeps: its counterpart. Calls of {@link #restore} and {@link #apply} come one at a time, in order of
 * transactions; {@link #image} may come at any time, from another thread.
 */
public interface JournaledState {
    /**
     * Takes the state from a snapshot. Changes nothing when {@code image} throws an IOException half-way, which goes
     * through: the snapshot is damaged, and another one follows.
     */
    void restore(Image image) throws IOException, LocalFailure;

    /** Takes the next batch, durable already: from the log, or from another leader. */
    void apply(Batch batch) throws LocalFailure;

    /** The state now; nothing in it may be less durable than the journal says. */
    Image image();

    /** From now on this process appends; everything durable has been applied. */
    void leading();

    /** From now on this process must not append. */
    void following();
}
