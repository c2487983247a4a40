package panal.namenode.journal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/** An open journal in several directories, with the state it keeps. */
@SuppressWarnings("overloads") // the type of the last argument says which
record Mirrored(MirroredJournal journal, Recorded state) {
    static final Duration PATIENCE = Duration.ofMillis(300);

    static Mirrored open(List<FaultyPlace> places, JournalSettings settings, Function<String, Executor> threads)
            throws LocalFailure {
        MirroredJournal journal = MirroredJournal.on(List.copyOf(places), settings, PATIENCE, threads);
        Recorded state = new Recorded();
        journal.open(state);
        return new Mirrored(journal, state);
    }

    /** With all I/O on the test's own thread, and snapshots where {@code background} runs them. */
    static Mirrored open(List<FaultyPlace> places, JournalSettings settings, Executor background) throws LocalFailure {
        return open(places, settings, name -> name.contains("snapshot") ? background : Runnable::run);
    }

    void append(int count, String edits) throws PanalException {
        Batch batch = new Batch(state.transaction() + 1, count, edits.getBytes(StandardCharsets.UTF_8));
        journal.append(batch);
        state.took(batch);
    }

    /** Fills what was dropped and lets it in. */
    void takeBack() throws PanalException {
        lookAfter();
        lookAfter();
    }

    void lookAfter() throws PanalException {
        journal.lookAfter(true);
    }

    MetadataDirectory.State stateOf(int directory) {
        return journal.directories().get(directory).state();
    }

    String text() {
        return text(state);
    }

    static String text(Recorded state) {
        StringBuilder text = new StringBuilder();
        state.edits().forEach(edit -> text.append((char) edit.byteValue()));
        return text.toString();
    }

    /** What one directory has by itself, as a journal in one directory reads it. */
    static String alone(MemoryDisk disk, JournalSettings settings) throws LocalFailure {
        Recorded state = new Recorded();
        FileJournal.on(disk.copy(), Runnable::run, settings).open(state);
        return text(state);
    }
}
