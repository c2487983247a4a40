package panal.namenode.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;

/**
 * Reads all directories, mends what is damaged in one and good in another, recovers from one that is whole, and says which
 * are current. A directory that is not is filled later, while the journal is open.
 */
final class MirrorStart {
    private static final Logger log = LoggerFactory.getLogger(MirrorStart.class);

    private final List<MetadataPlace> places;
    private final JournalSettings settings;
    private final Awaiting awaiting;
    private final Map<MetadataPlace, Executor> threads;
    private final Supplier<UUID> newIds;

    private final Map<MetadataPlace, FoundDirectory> found = new ConcurrentHashMap<>();
    private final Map<MetadataPlace, LocalFailure> refusals = new ConcurrentHashMap<>();
    private final Map<MetadataPlace, String> unreadable = new LinkedHashMap<>();
    /** Where each directory ends that is whole. */
    private final Map<FoundDirectory, Long> ends = new ConcurrentHashMap<>();

    private final Map<FoundDirectory, LocalFailure> damaged = new ConcurrentHashMap<>();

    MirrorStart(
            List<MetadataPlace> places,
            JournalSettings settings,
            Awaiting awaiting,
            Map<MetadataPlace, Executor> threads,
            Supplier<UUID> newIds) {
        this.places = places;
        this.settings = settings;
        this.awaiting = awaiting;
        this.threads = threads;
        this.newIds = newIds;
    }

    /** What a start has found out about a place. */
    record Seat(UUID id, MetadataPlace place, boolean current, Welcome welcome, String detail) {}

    /**
     * Where the journal goes on.
     *
     * @param view before this start
     */
    record Outcome(long last, DirectoryView view, List<Seat> seats) {}

    Outcome run(JournaledState state) throws IOException, LocalFailure {
        look();
        List<FoundDirectory> readable =
                places.stream().filter(found::containsKey).map(this::at).toList();
        FoundDirectory.requireDistinct(readable);
        List<FoundDirectory> full =
                readable.stream().filter(FoundDirectory::hasJournal).toList();
        if (full.isEmpty()) {
            return founded(state);
        }
        Standings standings = Standings.of(full, newIds);
        check(standings, full);
        // They take their part of the memory that the state needs from here on.
        full.forEach(FoundDirectory::forgetFrames);
        FoundDirectory best = best(standings);
        long last = new Recovery(best.disk(), state, settings).run();
        return new Outcome(last, standings.newest(), seats(standings, last));
    }

    private FoundDirectory at(MetadataPlace place) {
        return Objects.requireNonNull(found.get(place));
    }

    private void look() throws LocalFailure {
        Map<MetadataPlace, CompletableFuture<Void>> begun = new LinkedHashMap<>();
        for (MetadataPlace place : places) {
            begun.put(place, on(place, () -> {
                try {
                    found.put(place, FoundDirectory.look(place));
                } catch (LocalFailure refused) {
                    refusals.put(place, refused);
                }
            }));
        }
        unreadable.putAll(awaiting.failures(begun));
        if (!refusals.isEmpty()) {
            throw refusals.values().iterator().next();
        }
        unreadable.forEach((place, why) -> {
            found.remove(place);
            log.error("journal directory cannot be read place={} why=\"{}\"", place.name(), why);
        });
    }

    private CompletableFuture<Void> on(MetadataPlace place, Mirror.Step step) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Objects.requireNonNull(threads.get(place)).execute(() -> {
            try {
                step.run();
                done.complete(null);
            } catch (IOException | RuntimeException | Error failed) {
                done.completeExceptionally(failed);
            }
        });
        return done;
    }

    /** All that can be read are empty: this is a new cluster, unless an old one is where nothing can be seen of it. */
    private Outcome founded(JournaledState state) throws IOException, LocalFailure {
        if (!unreadable.isEmpty()) {
            List<String> all = new ArrayList<>();
            unreadable.forEach((place, why) -> all.add(place.name() + " (" + why + ")"));
            throw new LocalFailure("no metadata directory has a journal, and these cannot be read: "
                    + String.join(", ", all) + "; mount them, or leave them out, so that no second cluster is founded");
        }
        for (MetadataPlace place : places) {
            at(place).requireNoneElsewhere();
        }
        List<Seat> seats = new ArrayList<>();
        for (MetadataPlace place : places) {
            new Recovery(at(place).disk(), state, settings).run();
            seats.add(new Seat(newIds.get(), place, true, new Welcome(true, false, false), ""));
        }
        return new Outcome(0, DirectoryView.NONE, seats);
    }

    private void check(Standings standings, List<FoundDirectory> all) throws LocalFailure {
        KnownFrames known = new KnownFrames();
        for (FoundDirectory directory : all) {
            known.add(directory, standings.limit(directory));
        }
        for (FoundDirectory candidate : standings.candidates()) {
            check(candidate, all, known);
        }
    }

    /** Mends a directory and finds out whether it is whole then. */
    private void check(FoundDirectory candidate, List<FoundDirectory> all, KnownFrames known) {
        List<FoundDirectory> others =
                all.stream().filter(other -> other != candidate).toList();
        Mending mending = new Mending(candidate, others, known);
        CompletableFuture<Void> done = on(candidate.place(), () -> {
            try {
                mending.mend();
                ends.put(candidate, new Recovery(candidate.disk(), new Reader(), settings).run());
            } catch (LocalFailure broken) {
                damaged.put(candidate, broken);
            }
        });
        awaiting.atMost(Map.of(candidate, done)).forEach((directory, why) -> {
            ends.remove(directory);
            unreadable.put(directory.place(), why);
            damaged.put(directory, new LocalFailure("the journal in " + directory.name() + " cannot be used: " + why));
            log.error("journal directory cannot be used place={} why=\"{}\"", directory.name(), why);
        });
    }

    /** The whole one that ends last; nothing that another directory has may be behind it. */
    private FoundDirectory best(Standings standings) throws LocalFailure {
        Optional<FoundDirectory> best = standings.candidates().stream()
                .filter(ends::containsKey)
                .max(Comparator.comparingLong(directory -> ends.getOrDefault(directory, 0L)));
        long end = best.map(directory -> ends.getOrDefault(directory, 0L)).orElse(-1L);
        for (Map.Entry<FoundDirectory, LocalFailure> broken : damaged.entrySet()) {
            if (broken.getKey().highest() > end) {
                throw broken.getValue();
            }
        }
        return best.orElseThrow(() -> new LocalFailure("no metadata directory can be used: " + unreadable.values()));
    }

    private List<Seat> seats(Standings standings, long last) {
        List<Seat> seats = new ArrayList<>();
        for (MetadataPlace place : places) {
            Optional<FoundDirectory> directory = Optional.ofNullable(found.get(place));
            Optional<DirectoryView.Member> before = standings.newest().memberAt(place.name());
            if (directory.isEmpty() || unreadable.containsKey(place)) {
                String why = unreadable.getOrDefault(place, "it cannot be read");
                UUID id = before.map(DirectoryView.Member::id).orElseGet(newIds);
                seats.add(new Seat(id, place, false, new Welcome(before.isPresent(), false, false), why));
            } else if (directory.get().hasJournal()) {
                seats.add(seat(standings, directory.get(), last));
            } else {
                Optional<UUID> own = directory.get().record().map(ViewFile::self);
                UUID id = own.or(() -> before.map(DirectoryView.Member::id)).orElseGet(newIds);
                seats.add(new Seat(id, place, false, new Welcome(before.isPresent(), false, false), "it is empty"));
            }
        }
        return seats;
    }

    private Seat seat(Standings standings, FoundDirectory directory, long last) {
        boolean current = ends.getOrDefault(directory, -1L) == last;
        boolean proven = standings.stale().contains(directory) || current;
        String detail = current ? "" : "it ends at transaction " + directory.highest() + ", the journal at " + last;
        Welcome welcome = new Welcome(true, !current, !proven);
        return new Seat(standings.id(directory), directory.place(), current, welcome, detail);
    }

    /** Only checks that everything can be read. */
    private static final class Reader implements JournaledState {
        @Override
        public void restore(Image image) throws IOException {
            image.parts((count, edits) -> {});
        }

        @Override
        public void apply(Batch batch) {}

        @Override
        public Image image() {
            throw new UnsupportedOperationException("nothing is kept");
        }

        @Override
        public void leading() {}

        @Override
        public void following() {}
    }
}
