package panal.namenode.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.journal.MetadataDirectory.State;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;

/**
 * The journal of a single NameNode in several directories at once, each of which is one as {@link FileJournal} has it. A
 * directory that fails or does not answer is dropped, and the others record that before anything more is acknowledged; the
 * last one that fails stops the journal. {@link #lookAfter} brings a dropped one back.
 */
public final class MirroredJournal implements Journal {
    private static final Logger log = LoggerFactory.getLogger(MirroredJournal.class);
    /** So many times the patience for a directory that does not get on at the start. */
    private static final int START = 6;
    /** For reading a directory at the start that gets on, as long as it is not known to be behind. */
    private static final Duration START_LONGEST = Duration.ofMinutes(10);

    private final List<MirrorPlace> places = new ArrayList<>();
    private final JournalSettings settings;
    private final Duration patience;
    /** Empty before it is opened, and after it was closed or has failed. */
    private volatile Optional<MirrorSet> open = Optional.empty();

    private volatile Optional<JournaledState> kept = Optional.empty();
    private volatile List<MetadataDirectory> standing = List.of();
    private volatile String closedBecause = "it was not opened";

    private MirroredJournal(
            List<MetadataPlace> places,
            JournalSettings settings,
            Duration patience,
            Function<String, Executor> threads) {
        this.settings = settings;
        this.patience = patience;
        UUID owner = UUID.randomUUID();
        for (int i = 1; i <= places.size(); i++) {
            this.places.add(new MirrorPlace(
                    places.get(i - 1),
                    new Claim(owner),
                    threads.apply("metadata-" + i),
                    threads.apply("metadata-snapshot-" + i),
                    threads.apply("metadata-lender-" + i)));
        }
    }

    /**
     * A journal in {@code directories}, which are made when they are missing.
     *
     * @param patience how long one directory may keep the others waiting
     * @param threads makes an executor with a thread of its own, of this name
     */
    public static MirroredJournal in(
            List<Path> directories, JournalSettings settings, Duration patience, Function<String, Executor> threads) {
        return on(directories.stream().map(MetadataPlace::of).toList(), settings, patience, threads);
    }

    /** A journal on any disks. */
    public static MirroredJournal on(
            List<MetadataPlace> places,
            JournalSettings settings,
            Duration patience,
            Function<String, Executor> threads) {
        return new MirroredJournal(places, settings, patience, threads);
    }

    /** Whether {@code directory} was one of several, so that a journal in it alone has to be this one too. */
    public static boolean belongsToSeveral(Path directory) {
        return Files.exists(directory.resolve(ViewFile.NAME));
    }

    @Override
    public void open(JournaledState state) throws LocalFailure {
        long began = System.nanoTime();
        boolean ready = false;
        try {
            Awaiting reading = new Awaiting(patience.multipliedBy(START), START_LONGEST);
            MirrorStart.Outcome outcome =
                    new MirrorStart(places, settings, reading, new Awaiting(patience), UUID::randomUUID).run(state);
            kept = Optional.of(state);
            open = Optional.of(openBehind(outcome, state));
            ready = true;
            log.info(
                    "journal open transaction={} promise={} directories={} took_ms={}",
                    outcome.last(),
                    settings.promise(),
                    directories(),
                    (System.nanoTime() - began) / 1_000_000);
        } catch (IOException failed) {
            throw new LocalFailure(
                    "cannot open the journal in " + names() + ": " + reason(failed)
                            + "; see to these directories and start again",
                    failed);
        } finally {
            if (!ready) {
                release();
            }
        }
        state.leading();
    }

    private void release() {
        Map<MirrorPlace, CompletableFuture<Void>> released = new LinkedHashMap<>();
        places.forEach(place -> released.put(place, place.begin(place.claim()::release)));
        Map<MirrorPlace, String> held = new Awaiting(patience).atMost(released);
        held.forEach((place, why) -> log.warn("journal not let go of place={} why={}", place.name(), why));
    }

    private String names() {
        return places.stream().map(MirrorPlace::name).collect(Collectors.joining(", "));
    }

    private static String reason(Exception failed) {
        return Objects.requireNonNullElse(failed.getMessage(), failed.toString());
    }

    private MirrorSet openBehind(MirrorStart.Outcome outcome, JournaledState state) throws IOException {
        List<Mirror> mirrors = new ArrayList<>();
        DirectoryView view = outcome.view();
        Map<UUID, MirrorStart.Seat> seats = new LinkedHashMap<>();
        outcome.seats().forEach(seat -> seats.put(seat.id(), seat));
        for (DirectoryView.Member member : outcome.view().members()) {
            if (member.current() && !seats.containsKey(member.id())) {
                log.error("journal directory is missing, going on without it place={}", member.place());
                view = view.without(
                        member.id(),
                        member.place(),
                        outcome.last(),
                        outcome.view().number());
            }
        }
        for (MirrorStart.Seat seat : outcome.seats()) {
            mirrors.add(mirror(seat, outcome.last()));
            if (seat.current() && !view.hasAt(seat.id(), seat.place().name())) {
                view = view.with(seat.id(), seat.place().name(), outcome.last());
            } else if (!seat.current()
                    && (view.has(seat.id()) || view.member(seat.id()).isEmpty())) {
                view = view.without(
                        seat.id(),
                        seat.place().name(),
                        outcome.last(),
                        outcome.view().number());
            }
        }
        MirrorSet set = new MirrorSet(mirrors, patience, view, outcome.last());
        set.begin(state, this::force);
        return set;
    }

    private Mirror mirror(MirrorStart.Seat seat, long last) {
        MirrorPlace place = seat.place();
        Mirror mirror = new Mirror(seat.id(), place, seat.welcome(), settings);
        mirror.stands(seat.current() ? State.CURRENT : State.DROPPED, seat.current() ? last : 0, seat.detail());
        if (!seat.current()) {
            log.error(
                    "journal directory is not current, it is filled in the background place={} why=\"{}\"",
                    place.name(),
                    seat.detail());
        }
        return mirror;
    }

    @Override
    public void append(Batch batch) throws PanalException {
        MirrorSet set = requireOpen();
        if (batch.firstTransaction() != set.last() + 1) {
            throw new IllegalArgumentException(
                    "batch begins at transaction " + batch.firstTransaction() + ", not at " + (set.last() + 1));
        }
        try {
            set.append(batch);
        } catch (IOException | RuntimeException failed) {
            throw stopped(set, failed);
        }
    }

    @Override
    public void leap(Image image) throws PanalException {
        MirrorSet set = requireOpen();
        JournaledState state = kept.orElseThrow();
        FileJournal.requireForward(set.last(), image);
        try {
            set.leap(image, state, this::force);
        } catch (IOException | RuntimeException failed) {
            throw stopped(set, failed);
        }
    }

    @Override
    public long forced() {
        return open.map(MirrorSet::forced).orElse(0L);
    }

    @Override
    public void force() throws PanalException {
        MirrorSet set = requireOpen();
        try {
            set.force();
        } catch (IOException | RuntimeException failed) {
            throw stopped(set, failed);
        }
    }

    @Override
    public List<MetadataDirectory> directories() {
        return open.map(MirrorSet::standing).orElse(standing);
    }

    @Override
    public void lookAfter(boolean fills) throws PanalException {
        Optional<MirrorSet> set = open;
        if (set.isPresent() && kept.isPresent()) {
            try {
                set.get().lookAfter(kept.get(), this::force, fills);
            } catch (IOException | RuntimeException failed) {
                throw stopped(set.get(), failed);
            }
        }
    }

    private MirrorSet requireOpen() throws LocalFailure {
        Optional<MirrorSet> set = open;
        if (set.isEmpty()) {
            throw new LocalFailure("nothing was written to the journal: " + closedBecause);
        }
        return set.get();
    }

    private OutcomeUnknown stopped(MirrorSet set, Exception failed) {
        String why = reason(failed);
        log.error("journal failed, it stops transaction={}", set.last() + 1, failed);
        close(set, why);
        return new OutcomeUnknown(
                why + "; the NameNode stops, start it again when a directory is well and repeat the request");
    }

    @Override
    public void close() {
        Optional<MirrorSet> set = open;
        if (set.isPresent()) {
            close(set.get(), "it is closed");
        }
    }

    private void close(MirrorSet set, String why) {
        closedBecause = why;
        standing = set.standing();
        open = Optional.empty();
        set.close();
    }
}
