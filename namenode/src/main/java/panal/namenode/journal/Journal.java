package panal.namenode.journal;

import java.util.List;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/** A durable sequence of batches, kept short by snapshots. One thread appends; any may force. */
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

    /**
     * Goes on behind {@code image}, the state of a later transaction than the last one: nothing that comes between them will
     * ever be asked for. It is durable, as a snapshot, when this returns. For a journal that is open and to which nothing
     * was appended yet. After {@link panal.protocol.error.OutcomeUnknown} it may be durable or not, and every later call
     * fails.
     */
    void leap(Image image) throws PanalException;

    /**
     * The last transaction that survives a power cut too. What was appended behind it survives the end of this process,
     * not that of the machine; a journal that forces each batch has nothing behind it. Thread-safe.
     */
    long forced();

    /**
     * Makes all that was appended so far survive a power cut. After {@link panal.protocol.error.OutcomeUnknown} nobody
     * knows what would, and every later call fails. Thread-safe.
     */
    void force() throws PanalException;

    /**
     * Looks after the directories, to be called every few seconds: finds out whether another process has taken one, and
     * brings back those that were dropped and are well again.
     *
     * @param fills whether what is in a directory that was dropped may be replaced now
     * @throws panal.protocol.error.OutcomeUnknown when no directory is left, so that the journal has stopped
     */
    void lookAfter(boolean fills) throws PanalException;

    /** The directories that it is written to, and how each stands; empty for a journal that has none. Thread-safe. */
    List<MetadataDirectory> directories();

    /** Stops, with everything forced that was appended. */
    @Override
    void close();
}
