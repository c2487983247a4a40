package panal.namenode.journal;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/** The journal of a single NameNode: a log and snapshots in one directory. */
public final class FileJournal implements Journal {
    /**
     * A journal in {@code directory}, which is made when it is missing. Snapshots are written by {@code background}.
     */
    public FileJournal(Path directory, Executor background) {}

    @Override
    public void open(JournaledState state) throws LocalFailure {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void append(Batch batch) throws PanalException {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {}
}
