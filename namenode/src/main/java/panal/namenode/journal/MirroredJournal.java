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
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.journal.MetadataDirectory.State;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;

/**
 * The journal of a single NameNode in several directories at once, each of which is one as {@link FileJournal} has it. A
 * directory that fails or does not answer is dropped, and the others record that before anything more is acknowledged; the
 * last one that fails stops the journal. {@link #takeBack} brings a dropped one back.
 */
public final class MirroredJournal implements Journal {
    private static final Logger log = LoggerFactory.getLogger(MirroredJournal.class);
    /** So many times the patience for reading a directory at the start. */
    private static final int START = 6;

    private final List<MetadataPlace> places;
    private final JournalSettings settings;
    private final Duration patience;
    private final Map<MetadataPlace, Executor> writers = new LinkedHashMap<>();
    private final Map<MetadataPlace, Executor> backgrounds = new LinkedHashMap<>();
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
        this.places = List.copyOf(places);
        this.settings = settings;
        this.patience = patience;
        for (int i = 0; i < places.size(); i++) {
            writers.put(places.get(i), threads.apply("metadata-" + (i + 1)));
            backgrounds.put(places.get(i), threads.apply("metadata-snapshot-" + (i + 1)));
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
        try {
            Awaiting awaiting = new Awaiting(patience.multipliedBy(START));
            MirrorStart.Outcome outcome =
                    new MirrorStart(places, settings, awaiting, writers, UUID::randomUUID).run(state);
            settings.requireNoneIsLost(
                    outcome.last(),
                    String.join(", ", places.stream().map(MetadataPlace::name).toList()));
            kept = Optional.of(state);
            open = Optional.of(openBehind(outcome, state));
            log.info(
                    "journal open transaction={} promise={} directories={} took_ms={}",
                    outcome.last(),
                    settings.promise(),
                    directories(),
                    (System.nanoTime() - began) / 1_000_000);
        } catch (IOException failed) {
            throw new LocalFailure("cannot open the journal: " + failed.getMessage(), failed);
        }
        state.leading();
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
        MetadataPlace place = seat.place();
        Mirror mirror = new Mirror(
                seat.id(),
                place,
                seat.welcome(),
                settings,
                Objects.requireNonNull(writers.get(place)),
                Objects.requireNonNull(backgrounds.get(place)));
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

    /**
     * Begins to fill directories that were dropped, and lets those in that have caught up; to be called every few seconds.
     * Throws OutcomeUnknown when no directory is left.
     */
    public void takeBack() throws PanalException {
        Optional<MirrorSet> set = open;
        if (set.isPresent() && kept.isPresent()) {
            try {
                set.get().takeBack(kept.get(), this::force);
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
        String why = String.valueOf(failed.getMessage());
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
