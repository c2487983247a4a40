package panal.namenode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import panal.namenode.journal.FileJournal;
import panal.namenode.journal.Journal;
import panal.namenode.journal.JournalSettings;
import panal.namenode.journal.MirroredJournal;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;

/**
 * Where and how the metadata is kept.
 *
 * @param directories at least one, none twice
 * @param patience how long one of several directories may keep the others waiting
 */
record JournalPlan(List<Path> directories, JournalSettings settings, Duration patience) {
    /**
     * {@code named} directories, or else the one in the service's own directory. Two names for one that differ are found
     * out at the start, where each is asked for on a thread of its own: whoever looks into a dead mount hangs.
     */
    static JournalPlan of(List<Path> named, Path own, JournalSettings settings, Duration patience) throws InvalidInput {
        List<Path> directories = new ArrayList<>();
        Set<Path> known = new HashSet<>();
        for (Path directory : named.isEmpty() ? List.of(own) : named) {
            Path absolute = directory.toAbsolutePath().normalize();
            if (!known.add(absolute)) {
                throw new InvalidInput("--metadata-dir " + directory + " is named twice; name each directory once");
            }
            directories.add(absolute);
        }
        return new JournalPlan(List.copyOf(directories), settings, patience);
    }

    /** The service's own directory for it. */
    static Path ownDirectory(Path service) {
        return service.resolve("journal");
    }

    /** Whether the journal needs no thread for each directory, since there is one and was never another. */
    private boolean isSingle() {
        return directories.size() == 1 && !MirroredJournal.belongsToSeveral(directories.get(0));
    }

    /**
     * A journal, with the executors that it runs on; they are the caller's to stop, behind it.
     *
     * @param founded who says that there is a journal already
     */
    Opened prepare(Function<String, ThreadFactory> threads, Optional<JournalSettings.Founded> founded)
            throws LocalFailure {
        List<ExecutorService> executors = new ArrayList<>();
        Function<String, Executor> one = name -> {
            ExecutorService executor = Executors.newSingleThreadExecutor(threads.apply("namenode-" + name));
            executors.add(executor);
            return executor;
        };
        JournalSettings known = settings.knowing(founded);
        if (isSingle()) {
            Journal journal = FileJournal.in(directories.get(0), one.apply("snapshot"), known);
            return new Opened(journal, executors);
        }
        Journal journal = MirroredJournal.in(directories, known, patience, one);
        return new Opened(journal, executors);
    }

    /** A journal with what it runs on. */
    record Opened(Journal journal, List<ExecutorService> executors) {}
}
