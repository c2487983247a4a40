package panal.namenode.journal;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One of several directories while the journal is open. All its I/O but snapshots is done by one thread of its own, in
 * order, so that one that hangs holds up nobody else. {@link MirrorSet} says what to do, with its lock held.
 */
final class Mirror {
    private final UUID id;
    private final MirrorPlace place;
    private final Welcome welcome;
    private final JournalSettings settings;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong waitingBytes = new AtomicLong();
    /** Changed by the writing thread. */
    private volatile Optional<OpenLog> open = Optional.empty();

    private volatile Optional<Snapshots> snapshots = Optional.empty();
    /** Why nothing more may be written before it is filled anew. */
    private volatile Optional<String> trouble = Optional.empty();

    private volatile MetadataDirectory standing;
    private volatile long toldView;
    /** What was last logged about it. */
    private volatile String logged = "";

    Mirror(UUID id, MirrorPlace place, Welcome welcome, JournalSettings settings) {
        this.id = id;
        this.place = place;
        this.welcome = welcome;
        this.settings = settings;
        this.standing =
                new MetadataDirectory(place.name(), MetadataDirectory.State.DROPPED, 0, "it was not looked at yet");
    }

    UUID id() {
        return id;
    }

    String place() {
        return place.name();
    }

    MetadataDirectory.State state() {
        return standing.state();
    }

    /** For the report. */
    MetadataDirectory standing() {
        MetadataDirectory now = standing;
        long forced = open.map(OpenLog::forced).orElse(now.transaction());
        return new MetadataDirectory(now.place(), now.state(), forced, now.detail());
    }

    void stands(MetadataDirectory.State state, long transaction, String detail) {
        standing = new MetadataDirectory(place.name(), state, transaction, detail);
    }

    /** Hands a step to the writing thread, behind those that wait. */
    private CompletableFuture<Void> begin(MirrorPlace.Step step) {
        return begin(step, 0);
    }

    private CompletableFuture<Void> begin(MirrorPlace.Step step, long bytes) {
        return place.begin(counted(step, bytes));
    }

    /** The same, where whoever wants to know looks at {@link #trouble}. */
    private void hand(MirrorPlace.Step step, long bytes) {
        place.hand(counted(step, bytes));
    }

    private MirrorPlace.Step counted(MirrorPlace.Step step, long bytes) {
        waiting.incrementAndGet();
        waitingBytes.addAndGet(bytes);
        return () -> {
            try {
                step.run();
            } finally {
                settled(bytes);
            }
        };
    }

    private void settled(long bytes) {
        waitingBytes.addAndGet(-bytes);
        waiting.decrementAndGet();
    }

    /** Whether its thread has nothing to do, so that it does not hang. */
    boolean idle() {
        return waiting.get() == 0;
    }

    /** Bytes of batches that wait for the thread. */
    long waitingBytes() {
        return waitingBytes.get();
    }

    CompletableFuture<Void> write(Batch batch) {
        return begin(noting(() -> append(batch)), batch.edits().length + Frame.HEADER);
    }

    private void append(Batch batch) throws IOException {
        OpenLog end = log();
        welcome.hands(batch.lastTransaction());
        long bytes = end.append(batch);
        snapshots.ifPresent(written -> written.grown(bytes));
    }

    CompletableFuture<Void> force() {
        return begin(() -> log().force());
    }

    /** The last transaction that survives a power cut here. */
    long forced() {
        return open.map(OpenLog::forced).orElse(0L);
    }

    /** The last view that it was told of, whether that became durable or not. */
    long toldView() {
        return toldView;
    }

    CompletableFuture<Void> record(DirectoryView view) {
        toldView = view.number();
        return begin(() -> new ViewFile(id, view).write(place.claimed()));
    }

    private OpenLog log() throws IOException {
        if (trouble.isPresent()) {
            throw new IOException(trouble.get());
        }
        return open.orElseThrow(() -> new IOException("it is not open"));
    }

    /** Begins a segment behind {@code last}, in a directory that has everything up to there. */
    CompletableFuture<Void> open(long last, JournaledState state, Snapshots.Forcing forcing) {
        return begin(() -> openBehind(place.claimed(), last, state, forcing));
    }

    /** Goes on behind {@code image}. */
    CompletableFuture<Void> leap(Image image, JournaledState state, Snapshots.Forcing forcing) {
        return begin(() -> {
            OpenLog before = log();
            JournalDisk disk = place.claimed();
            welcome.hands(image.transaction());
            SnapshotFile.write(disk, image);
            openBehind(disk, image.transaction(), state, forcing);
            before.close();
        });
    }

    private void openBehind(JournalDisk disk, long last, JournaledState state, Snapshots.Forcing forcing)
            throws IOException {
        Snapshots written =
                new Snapshots(disk, state, forcing, place.background(), settings.snapshotBytes(), welcome::hands);
        written.measure(last);
        open = Optional.of(new OpenLog(disk, settings, last));
        snapshots = Optional.of(written);
    }

    /** Fills the directory anew with {@code image}; batches that are written from now on wait for that. */
    void catchUp(Image image, DirectoryView view, JournaledState state, Snapshots.Forcing forcing) {
        trouble = Optional.empty();
        MirrorPlace.Step step = () -> {
            JournalDisk disk = place.disk();
            new Filling(disk, id, welcome, place.claim(), view).fill(image);
            openBehind(place.claim().disk(disk), image.transaction(), state, forcing);
        };
        hand(noting(step), 0);
    }

    /** Takes a batch for when it has been filled; {@link #trouble} says when that went wrong. */
    void follow(Batch batch) {
        hand(noting(() -> append(batch)), batch.edits().length + Frame.HEADER);
    }

    /** Looks whether the directory is still this process's; {@link #trouble} says when it is not. */
    void watch() {
        hand(this::lookForMark, 0);
    }

    private void lookForMark() throws IOException {
        ClaimedDisk own = place.claimed();
        if (!own.isMarked()) {
            trouble = Optional.of(own.taken());
        }
    }

    /** The same step, which leaves word of why it failed before anybody can believe that it is over. */
    private MirrorPlace.Step noting(MirrorPlace.Step step) {
        return () -> {
            try {
                step.run();
            } catch (IOException | RuntimeException | Error failed) {
                trouble = Optional.of(Objects.requireNonNullElse(failed.getMessage(), failed.toString()));
                throw failed;
            }
        };
    }

    /** Why nothing more can be written there; empty while all goes well. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Whether this was not the last that was said about it; it is now. */
    boolean isNews(String why) {
        boolean news = !logged.equals(why);
        logged = why;
        return news;
    }

    /** Whether it was filled, and takes batches. */
    boolean ready() {
        return open.isPresent();
    }

    /** It has everything from now on; what is found missing there later was lost. */
    void joined() {
        welcome.joins();
    }

    /** Writes nothing any more, and lets go of its files as they are when its thread comes to it. */
    void abandon(String why) {
        trouble = Optional.of(why);
        snapshots.ifPresent(Snapshots::end);
        // Whether it can be closed or not, nothing follows from it.
        hand(this::letGo, 0);
    }

    /** Done when its thread has done all that it was handed before. */
    CompletableFuture<Void> upToHere() {
        return begin(() -> {});
    }

    private void letGo() throws IOException {
        Optional<OpenLog> last = open;
        open = Optional.empty();
        snapshots = Optional.empty();
        try {
            if (last.isPresent()) {
                last.get().close();
            }
        } finally {
            place.claim().release();
        }
    }
}
