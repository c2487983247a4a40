package panal.namenode.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;

/**
 * Reads all directories, recovers from one that is whole, mends in each that ends there what is good in another, and says
 * which are current. A directory that is not is filled later, while the journal is open. A start that is refused has
 * changed no file of the journal.
 */
final class MirrorStart {
    private static final Logger log = LoggerFactory.getLogger(MirrorStart.class);

    private final List<MirrorPlace> places;
    private final JournalSettings settings;
    private final Awaiting reading;
    private final Awaiting lending;
    private final Supplier<UUID> newIds;

    private final Map<MirrorPlace, ViewFile> records = new ConcurrentHashMap<>();
    private final Map<MirrorPlace, FoundDirectory> found = new ConcurrentHashMap<>();
    private final Map<MirrorPlace, LocalFailure> refusals = new ConcurrentHashMap<>();
    private final Map<MirrorPlace, String> unreadable = new LinkedHashMap<>();

    /**
     * Of these places.
     *
     * @param reading waits for a directory that is read
     * @param lending waits for one that another is mended from
     */
    MirrorStart(
            List<MirrorPlace> places,
            JournalSettings settings,
            Awaiting reading,
            Awaiting lending,
            Supplier<UUID> newIds) {
        this.places = places;
        this.settings = settings;
        this.reading = reading;
        this.lending = lending;
        this.newIds = newIds;
    }

    /** What a start has found out about a place. */
    record Seat(UUID id, MirrorPlace place, boolean current, Welcome welcome, String detail) {}

    /**
     * Where the journal goes on.
     *
     * @param view before this start
     */
    record Outcome(long last, DirectoryView view, List<Seat> seats) {}

    Outcome run(JournaledState state) throws IOException, LocalFailure {
        look();
        requireNoneTwice();
        Map<MirrorPlace, FoundDirectory> full = new LinkedHashMap<>();
        for (MirrorPlace place : places) {
            at(place).filter(FoundDirectory::hasJournal).ifPresent(directory -> full.put(place, directory));
        }
        if (full.isEmpty()) {
            return founded();
        }
        Standings standings = Standings.of(List.copyOf(full.values()), newIds);
        Contest contest = new Contest(full, settings, reading, lending);
        Map<MirrorPlace, Candidate> winners = contest.winners(standings);
        requireNothingTorn(winners, standings, full);
        // They take their part of the memory that the state needs from here on.
        full.values().forEach(FoundDirectory::forgetFrames);
        long last = winners.values().iterator().next().recover(state);
        settings.requireNoneIsLost(last, names());
        contest.settle(winners);
        unreadable.putAll(contest.failed());
        return new Outcome(last, standings.newest(), seats(standings, winners, last));
    }

    /** What was found at a place that can be read. */
    private Optional<FoundDirectory> at(MirrorPlace place) {
        return unreadable.containsKey(place) ? Optional.empty() : Optional.ofNullable(found.get(place));
    }

    private void look() {
        Map<MirrorPlace, CompletableFuture<Void>> begun = new LinkedHashMap<>();
        for (MirrorPlace place : places) {
            begun.put(place, place.begin(() -> look(place)));
        }
        unreadable.putAll(reading.failures(begun, place -> isNeeded(place) ? place.moved() : 0));
        unreadable.forEach(
                (place, why) -> log.error("journal directory cannot be read place={} why=\"{}\"", place.name(), why));
    }

    private void look(MirrorPlace place) throws IOException {
        JournalDisk disk = place.disk();
        ViewFile.read(disk).ifPresent(record -> records.put(place, record));
        // Nothing is written into an empty one: it may be a mount point without its mount.
        if (records.containsKey(place) || disk.list().stream().anyMatch(Filling::isOfJournal)) {
            unlessRefused(place, () -> place.claim().lock(disk));
        }
        unlessRefused(place, () -> found.put(place, FoundDirectory.look(place.place())));
    }

    /** Something that may say that this start cannot be. */
    private interface Step {
        void run() throws IOException, LocalFailure;
    }

    private void unlessRefused(MirrorPlace place, Step step) throws IOException {
        try {
            step.run();
        } catch (LocalFailure refused) {
            refusals.putIfAbsent(place, refused);
        }
    }

    private void requireNotRefused() throws LocalFailure {
        if (!refusals.isEmpty()) {
            throw refusals.values().iterator().next();
        }
    }

    /** Before all else: a directory by a second name is locked, by this process itself. */
    private void requireNoneTwice() throws LocalFailure {
        FoundDirectory.requireDistinct(
                places.stream().flatMap(place -> at(place).stream()).toList());
        requireNotRefused();
    }

    private String names() {
        return places.stream().map(MirrorPlace::name).collect(Collectors.joining(", "));
    }

    /** Whether to wait for a directory that is slow: not where another one says that it was dropped. */
    private boolean isNeeded(MirrorPlace place) {
        Optional<UUID> self = Optional.ofNullable(records.get(place)).map(ViewFile::self);
        return records.values().stream()
                .map(ViewFile::view)
                .max(Comparator.comparingLong(DirectoryView::number))
                .flatMap(newest -> self.flatMap(newest::member))
                .map(DirectoryView.Member::current)
                .orElse(true);
    }

    /** All that can be read are empty: this is a new cluster, unless an old one is where nothing can be seen of it. */
    private Outcome founded() throws LocalFailure {
        if (!unreadable.isEmpty()) {
            List<String> all = new ArrayList<>();
            unreadable.forEach((place, why) -> all.add(place.name() + " (" + why + ")"));
            throw new LocalFailure("no metadata directory has a journal, and these cannot be read: "
                    + String.join(", ", all) + "; mount them, or leave them out, so that no second cluster is founded");
        }
        for (MirrorPlace place : places) {
            at(place).orElseThrow().requireNoneElsewhere();
        }
        settings.requireNoneIsLost(0, names());
        Map<MirrorPlace, CompletableFuture<Void>> begun = new LinkedHashMap<>();
        List<Seat> seats = new ArrayList<>();
        for (MirrorPlace place : places) {
            begun.put(place, place.begin(() -> take(place)));
            seats.add(new Seat(newIds.get(), place, true, Welcome.current(0), ""));
        }
        Map<MirrorPlace, String> failures = reading.failures(begun);
        requireNotRefused();
        if (!failures.isEmpty()) {
            List<String> all = new ArrayList<>();
            failures.forEach((place, why) -> all.add(place.name() + " (" + why + ")"));
            throw new LocalFailure("cannot begin a journal in " + String.join(", ", all)
                    + "; mend or mount it, or leave it out, and start again");
        }
        return new Outcome(0, DirectoryView.NONE, seats);
    }

    /** An empty directory. */
    private void take(MirrorPlace place) throws IOException {
        JournalDisk disk = place.disk();
        unlessRefused(place, () -> {
            place.claim().lock(disk);
            place.claim().mark(disk);
        });
    }

    /** A batch that is torn wherever it can be looked for may be whole, and acknowledged, in a directory that is not here. */
    private void requireNothingTorn(
            Map<MirrorPlace, Candidate> winners, Standings standings, Map<MirrorPlace, FoundDirectory> full)
            throws LocalFailure {
        // Where each place has a journal, whoever is missing was left out on purpose.
        boolean allHere = full.size() == places.size();
        if (!allHere
                && winners.values().stream().allMatch(Candidate::isTorn)
                && !standings.missing().isEmpty()) {
            List<String> torn = winners.keySet().stream().map(MirrorPlace::name).toList();
            throw new LocalFailure("the last batch of the journal in " + String.join(", ", torn) + " is torn, and "
                    + String.join(", ", standings.missing())
                    + ", which may have it whole, is not there; mount it and start again; if it is lost for ever, start"
                    + " once with --metadata-dir for " + String.join(", ", torn) + " only");
        }
    }

    private List<Seat> seats(Standings standings, Map<MirrorPlace, Candidate> winners, long last) {
        List<Seat> seats = new ArrayList<>();
        for (MirrorPlace place : places) {
            Optional<FoundDirectory> directory = at(place);
            Optional<DirectoryView.Member> before = standings.newest().memberAt(place.name());
            if (directory.filter(FoundDirectory::hasJournal).isPresent()) {
                seats.add(seat(standings, place, directory.get(), winners.containsKey(place), last));
            } else {
                String why =
                        directory.isPresent() ? "it is empty" : unreadable.getOrDefault(place, "it cannot be read");
                UUID id = directory
                        .flatMap(FoundDirectory::record)
                        .map(ViewFile::self)
                        .or(() -> before.map(DirectoryView.Member::id))
                        .orElseGet(newIds);
                seats.add(new Seat(id, place, false, Welcome.unknown(before.isPresent(), last), why));
            }
        }
        return seats;
    }

    private static Seat seat(
            Standings standings, MirrorPlace place, FoundDirectory directory, boolean current, long last) {
        UUID id = standings.id(directory);
        if (current) {
            return new Seat(id, place, true, Welcome.current(last), "");
        }
        boolean proven = standings.stale().contains(directory);
        String detail = "it ends at transaction " + directory.highest() + ", the journal at " + last;
        Welcome.Seen seen = new Welcome.Seen(directory.record(), directory.reach());
        return new Seat(id, place, false, Welcome.behind(seen, !proven, last), detail);
    }
}
