package panal.namenode.journal;

import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/** A durable sequence of batches, kept short by snapshots. One thread appends. */
public interface Journal extends AutoCloseable {
    /**
     * Brings {@code state} to the last durable transaction and begins. Called once, before anything else. Throws
     * LocalFailure when the stored data is damaged or incomplete, naming file and place.
     */
    void open(JournaledState state) throws LocalFailure;

    /**
     * Makes a batch durable; it follows the last one without a gap. Its own state does not get it applied again. After
     * {@link panal.protocol.error.OutcomeUnknown} it may be durable or not, and every later call fails.
     */
    void append(Batch batch) throws PanalException;

    /** Stops. What was appended is durable already. */
    @Override
    void close();
}
