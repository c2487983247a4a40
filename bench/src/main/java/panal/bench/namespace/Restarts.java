package panal.bench.namespace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import panal.namenode.codec.EditCodec;
import panal.namenode.commit.Committer;
import panal.namenode.journal.Batch;
import panal.namenode.journal.FileJournal;
import panal.namenode.journal.JournalDisk;
import panal.namenode.journal.JournalSettings;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.ReserveIds;
import panal.protocol.error.PanalException;

/** Starts of a NameNode's state from what is in a journal's directory, as a process does it before it takes calls. */
public final class Restarts {
    private static final Executor NO_SNAPSHOTS = task -> {};
    private static final int QUEUE = 16;

    private final Path directory;

    /** @param directory of a journal */
    public Restarts(Path directory) {
        this.directory = directory;
    }

    /** Writes a log of edits in batches of this size; answers its bytes. */
    long writeLog(MadeFiles made, int perBatch) throws Exception {
        FileJournal journal = FileJournal.in(directory, NO_SNAPSHOTS);
        journal.open(new UnreadState());
        EditCodec codec = new EditCodec();
        long next = 1;
        List<Edit> batch = new ArrayList<>(made.beginning());
        for (int i = 0; i < made.files(); i++) {
            batch.add(made.file(i));
            if (batch.size() >= perBatch || i == made.files() - 1) {
                journal.append(new Batch(next, batch.size(), codec.encode(batch)));
                next += batch.size();
                batch.clear();
            }
        }
        journal.close();
        return bytes(".log");
    }

    /** Opens and closes; the state has to have so many files afterwards. */
    void open(int files) throws Exception {
        try (Committer committer =
                Committer.open(FileJournal.in(directory, NO_SNAPSHOTS), task -> new Thread(task), QUEUE)) {
            long there = committer.published().counts().files();
            if (there != files) {
                throw new IllegalStateException(there + " files instead of " + files);
            }
        }
    }

    /** Opens, has a snapshot written, which one edit makes begin, closes; answers what the snapshot took. */
    public Cost writeSnapshot() throws IOException, PanalException {
        List<Cost> costs = new ArrayList<>();
        Executor here = task -> {
            try {
                costs.add(Cost.of(task::run));
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        };
        JournalSettings eager =
                new JournalSettings(JournalSettings.DEFAULT.segmentBytes(), 1, JournalSettings.DEFAULT.promise());
        FileJournal journal = FileJournal.on(JournalDisk.in(directory), here, eager);
        try (Committer committer = Committer.open(journal, task -> new Thread(task), QUEUE)) {
            committer.submit(new ReserveIds(IdKind.UPLOAD, 1));
        }
        return costs.get(0);
    }

    /** Bytes of the files whose names end so. */
    long bytes(String suffix) throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(suffix)).toList()) {
                sum += Files.size(file);
            }
        }
        return sum;
    }
}
