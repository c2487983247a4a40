package panal.namenode.journal;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/** An open journal with the state it keeps. */
record Journaling(MemoryDisk disk, FileJournal journal, Recorded state) {
    static Journaling on(MemoryDisk disk, JournalSettings settings, Executor background) throws LocalFailure {
        FileJournal journal = FileJournal.on(disk, background, settings);
        Recorded state = new Recorded();
        journal.open(state);
        return new Journaling(disk, journal, state);
    }

    void append(int count, String edits) throws PanalException {
        Batch batch = new Batch(state.transaction() + 1, count, edits.getBytes(StandardCharsets.UTF_8));
        journal.append(batch);
        state.took(batch);
    }
}
