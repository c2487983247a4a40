package panal.namenode.commit;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.codec.EditCodec;
import panal.namenode.journal.Journal;
import panal.namenode.journal.MetadataDirectory;
import panal.namenode.namespace.Command;
import panal.namenode.namespace.Namespace;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/**
 * The only writer of the namespace: one thread takes all commands that wait, decides each against what the one before it
 * left, makes their edits durable as one batch, publishes, tells the listeners, and answers. Thread-safe; readers never
 * wait for it.
 */
public final class Committer implements Closeable {
    /** A good number of commands that may wait; further callers wait for room. */
    public static final int QUEUE = 4_096;

    private static final Logger log = LoggerFactory.getLogger(Committer.class);

    private final Journal journal;
    private final LiveState state;
    private final CommandQueue queue;
    private final Thread thread;
    private final EditCodec codec = new EditCodec();
    /** Guarded by its monitor, which publishing holds too: a new listener misses nothing and hears nothing twice. */
    private final List<CommitListener> listeners = new ArrayList<>();

    private Committer(Journal journal, LiveState state, ThreadFactory threads, int queue) {
        this.journal = journal;
        this.state = state;
        this.queue = new CommandQueue(queue);
        this.thread = threads.newThread(this::run);
    }

    /**
     * Recovers what is durable, then takes commands. Closes the journal with itself.
     *
     * @param threads makes the one committing thread
     * @param queue how many commands may wait, positive
     */
    public static Committer open(Journal journal, ThreadFactory threads, int queue) throws LocalFailure {
        LiveState state = new LiveState();
        journal.open(state);
        return begin(journal, state, threads, queue);
    }

    /** The same, from where {@code departure} says; throws what that throws. */
    public static Committer open(Journal journal, ThreadFactory threads, int queue, Departure departure)
            throws PanalException {
        LiveState state = new LiveState();
        journal.open(state);
        depart(journal, state, departure);
        return begin(journal, state, threads, queue);
    }

    private static Committer begin(Journal journal, LiveState state, ThreadFactory threads, int queue) {
        Committer committer = new Committer(journal, state, threads, queue);
        committer.thread.start();
        return committer;
    }

    private static void depart(Journal journal, LiveState state, Departure departure) throws PanalException {
        boolean departed = false;
        try {
            Optional<NamespaceImage> other = departure.from(state.published());
            if (other.isPresent()) {
                journal.leap(other.get());
                state.publish(new Published(
                        other.get().namespace(), List.of(), other.get().transaction()));
            }
            departed = true;
        } finally {
            if (!departed) {
                journal.close();
            }
        }
    }

    /**
     * Decides a command and waits until its edits are durable. Throws what the decision throws; OutcomeUnknown when the
     * journal failed half-way (repeating the request is safe); LocalFailure when the committer is closed or has stopped,
     * so that nothing was done.
     */
    public <R> R submit(Command<R> command) throws PanalException {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("a listener cannot submit: it would wait for itself");
        }
        if (!state.leads()) {
            throw new LocalFailure("nothing was done: this NameNode does not lead");
        }
        Pending<R> pending = new Pending<>(command);
        queue.put(pending);
        return pending.await();
    }

    /** The last durable namespace. */
    public Namespace published() {
        return state.published().namespace();
    }

    /** The last durable transaction; 0 before the first. */
    public long transaction() {
        return state.published().transaction();
    }

    /**
     * The last transaction that every part of this process knows and that survives a power cut. It is behind
     * {@link #transaction} only where the journal promises less than that.
     */
    public long forcedTransaction() {
        return Math.min(journal.forced(), transaction());
    }

    /**
     * Makes all that was answered so far survive a power cut. Whoever lets something happen outside that cannot be taken
     * back, such as a deletion of blocks, calls this first.
     */
    public void force() throws PanalException {
        journal.force();
    }

    /** The directories that the journal is written to, and how each stands. */
    public List<MetadataDirectory> metadataDirectories() {
        return journal.directories();
    }

    /** How many commands wait to be taken; for monitoring. */
    public int waiting() {
        return queue.size();
    }

    /** Adds a listener; it hears of everything after the state that is returned. */
    public Published subscribe(CommitListener listener) {
        synchronized (listeners) {
            listeners.add(listener);
            Published now = state.published();
            return new Published(now.namespace(), List.of(), now.transaction());
        }
    }

    /** Answers what waits, then stops. Not to be called by a listener. */
    @Override
    public void close() {
        queue.close("the NameNode is stopping");
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        journal.close();
    }

    private void run() {
        Deque<Pending<?>> waiting = new ArrayDeque<>(queue.takeAll());
        while (!waiting.isEmpty()) {
            Group group = new Group(codec, state.published());
            try {
                while (!waiting.isEmpty() && !group.isFull()) {
                    group.add(waiting.poll());
                }
                commit(group);
            } catch (PanalException | RuntimeException | Error failed) {
                stop(failed, group, waiting);
                return;
            }
            if (waiting.isEmpty()) {
                waiting.addAll(queue.takeAll());
            }
        }
    }

    private void commit(Group group) throws PanalException {
        if (!group.changesNothing()) {
            journal.append(group.batch());
            if (group.touchesCluster()) {
                journal.force();
            }
            Published result = group.result();
            List<CommitListener> told;
            synchronized (listeners) {
                state.publish(result);
                told = List.copyOf(listeners);
            }
            tell(told, listener -> listener.committed(result));
        }
        group.answer();
    }

    /** Nothing can be written any more: nobody may go on as if it could. */
    private void stop(Throwable failed, Group group, Deque<Pending<?>> waiting) {
        String why = "the NameNode has stopped: " + failed.getMessage();
        log.error("committer stopped transaction={} why={}", transaction(), failed.getMessage());
        queue.close(why);
        group.outcomeUnknown(why);
        waiting.addAll(queue.takeAll());
        waiting.forEach(pending -> pending.failed(new LocalFailure("nothing was done: " + why)));
        List<CommitListener> told;
        synchronized (listeners) {
            told = List.copyOf(listeners);
        }
        tell(told, listener -> listener.stopped(why));
    }

    private static void tell(List<CommitListener> told, Consumer<CommitListener> news) {
        for (CommitListener listener : told) {
            try {
                news.accept(listener);
            } catch (RuntimeException defect) {
                log.error("listener failed listener={}", listener.getClass().getName(), defect);
            }
        }
    }
}
