package panal.namenode.commit;

import java.io.Closeable;
import java.util.concurrent.ThreadFactory;
import panal.namenode.journal.Journal;
import panal.namenode.namespace.Command;
import panal.namenode.namespace.Namespace;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/** The only writer of the namespace. Thread-safe; readers never wait for it. */
@SuppressWarnings("DoNotCallSuggester") // until its bodies follow
public final class Committer implements Closeable {
    /** Commands that may wait; further callers wait for room. */
    public static final int QUEUE = 4_096;

    private Committer() {}

    /**
     * Recovers what is durable, then takes commands. Closes the journal with itself.
     *
     * @param threads makes the one committing thread
     * @param queue how many commands may wait, positive
     */
    public static Committer open(Journal journal, ThreadFactory threads, int queue) throws LocalFailure {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Decides a command and waits until its edits are durable. Throws what the decision throws; OutcomeUnknown when the
     * journal failed half-way (repeating the request is safe); LocalFailure when the committer is closed or has stopped,
     * so that nothing was done.
     */
    public <R> R submit(Command<R> command) throws PanalException {
        throw new UnsupportedOperationException("not yet");
    }

    /** The last durable namespace. */
    public Namespace published() {
        throw new UnsupportedOperationException("not yet");
    }

    /** The last durable transaction. */
    public long transaction() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Adds a listener; it hears of everything after the state that is returned. */
    public Published subscribe(CommitListener listener) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Answers what waits, then stops. */
    @Override
    public void close() {}
}
