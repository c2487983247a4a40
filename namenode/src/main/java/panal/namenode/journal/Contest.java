package panal.namenode.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;

/**
 * Which of the directories that may be current end last: each is read to its end, all at the same time, each by its own
 * thread. Used by one thread.
 */
final class Contest {
    private static final Logger log = LoggerFactory.getLogger(Contest.class);

    private final Map<MirrorPlace, FoundDirectory> full;
    private final JournalSettings settings;
    private final Awaiting reading;
    private final Awaiting lending;
    private final Map<MirrorPlace, Candidate> candidates = new ConcurrentHashMap<>();
    private final Map<MirrorPlace, LocalFailure> damaged = new ConcurrentHashMap<>();
    private final Map<MirrorPlace, String> failed = new LinkedHashMap<>();

    /**
     * Among directories with a journal.
     *
     * @param reading waits for one that is read
     * @param lending waits for one that another is mended from
     */
    Contest(Map<MirrorPlace, FoundDirectory> full, JournalSettings settings, Awaiting reading, Awaiting lending) {
        this.full = full;
        this.settings = settings;
        this.reading = reading;
        this.lending = lending;
    }

    /** Those that end last, changed in nothing; nothing that another directory has may be behind that. */
    Map<MirrorPlace, Candidate> winners(Standings standings) throws LocalFailure {
        KnownFrames known = new KnownFrames();
        for (FoundDirectory directory : full.values()) {
            known.add(directory, standings.limit(directory));
        }
        Map<MirrorPlace, CompletableFuture<Void>> begun = new LinkedHashMap<>();
        full.forEach((place, directory) -> {
            if (standings.candidates().contains(directory)) {
                begun.put(place, place.begin(() -> read(place, directory, known)));
            }
        });
        note(reading.failures(begun, one -> moved()));
        Map<MirrorPlace, Candidate> winners = new LinkedHashMap<>();
        for (MirrorPlace place : full.keySet()) {
            Candidate candidate = candidates.get(place);
            // One that was given up may get done after all; what followed counts without it.
            if (candidate != null && !failed.containsKey(place)) {
                winners.put(place, candidate);
            }
        }
        long end = winners.values().stream().mapToLong(Candidate::end).max().orElse(-1);
        for (Map.Entry<MirrorPlace, LocalFailure> broken : damaged.entrySet()) {
            if (Objects.requireNonNull(full.get(broken.getKey())).highest() > end) {
                throw broken.getValue();
            }
        }
        winners.values().removeIf(candidate -> candidate.end() < end);
        requireOne(winners);
        return winners;
    }

    private void read(MirrorPlace place, FoundDirectory directory, KnownFrames known) throws IOException {
        try {
            List<FoundDirectory> others =
                    full.values().stream().filter(other -> other != directory).toList();
            Mending mending = new Mending(directory, others, known, this::lent);
            candidates.put(place, Candidate.read(directory, mending, settings));
        } catch (LocalFailure broken) {
            damaged.put(place, broken);
        }
    }

    private JournalDisk lent(FoundDirectory directory) {
        MirrorPlace place = full.entrySet().stream()
                .filter(one -> one.getValue() == directory)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        return new LentDisk(directory.disk(), place.lender(), lending);
    }

    /** Of all of them: one that is mended from another gets on by what happens there. */
    private long moved() {
        return full.keySet().stream().mapToLong(MirrorPlace::moved).sum();
    }

    private void note(Map<MirrorPlace, String> failures) {
        failures.forEach((place, why) -> {
            failed.put(place, why);
            damaged.put(place, new LocalFailure("the journal in " + place.name() + " cannot be used: " + why));
            log.error("journal directory cannot be used place={} why=\"{}\"", place.name(), why);
        });
    }

    /** Claims the winners and makes them what they were taken for; one that fails is none any more. */
    void settle(Map<MirrorPlace, Candidate> winners) throws LocalFailure {
        Map<MirrorPlace, CompletableFuture<Void>> begun = new LinkedHashMap<>();
        winners.forEach((place, candidate) -> begun.put(place, place.begin(() -> {
            JournalDisk disk = place.disk();
            place.claim().mark(disk);
            candidate.settle(place.claim().disk(disk));
        })));
        Map<MirrorPlace, String> failures = reading.failures(begun, one -> moved());
        winners.keySet().removeAll(failures.keySet());
        note(failures);
        requireOne(winners);
    }

    private void requireOne(Map<MirrorPlace, Candidate> winners) throws LocalFailure {
        if (winners.isEmpty()) {
            List<String> all = new ArrayList<>();
            failed.forEach((place, why) -> all.add(place.name() + " (" + why + ")"));
            throw new LocalFailure("no metadata directory can be used: " + String.join(", ", all)
                    + "; mend or mount one of them, and start again");
        }
    }

    /** Why each of those cannot be used that cannot be read or written. */
    Map<MirrorPlace, String> failed() {
        return failed;
    }
}
