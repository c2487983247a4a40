package panal.namenode.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.journal.MetadataDirectory.State;

/**
 * The directories of an open journal. A batch is on each that is current, or that one is dropped and the others say so on
 * their disks, before the batch counts. The monitor of this object guards which are current and the order of batches; it
 * is held while directories are waited for. Thread-safe.
 */
final class MirrorSet {
    /** What may wait for a directory that catches up; more means that it never will. */
    private static final long WAITING_MAX = 64L << 20;
    /** What may be left when appending waits for a directory that is about to join. */
    private static final long NEARLY = 1L << 20;

    private static final Logger log = LoggerFactory.getLogger(MirrorSet.class);

    private final List<Mirror> mirrors;
    private final Awaiting awaiting;
    /** Guarded by this. */
    private DirectoryView view;

    private volatile long last;

    /** Directories behind transaction {@code last}; those that are current are open. */
    MirrorSet(List<Mirror> mirrors, Duration patience, DirectoryView view, long last) {
        this.mirrors = List.copyOf(mirrors);
        this.awaiting = new Awaiting(patience);
        this.view = view;
        this.last = last;
    }

    long last() {
        return last;
    }

    /** The last transaction that a power cut leaves in every current directory. */
    long forced() {
        return in(State.CURRENT).stream().mapToLong(Mirror::forced).min().orElse(0);
    }

    List<MetadataDirectory> standing() {
        return mirrors.stream().map(Mirror::standing).toList();
    }

    private List<Mirror> in(State state) {
        return mirrors.stream().filter(mirror -> mirror.state() == state).toList();
    }

    /**
     * Writes the view that the start has come to, and begins a segment in each current directory. Throws an IOException
     * when no directory is left.
     */
    synchronized void begin(JournaledState state, Snapshots.Forcing forcing) throws IOException {
        record();
        everywhere(mirror -> mirror.open(last, state, forcing));
    }

    /** Writes the next batch everywhere; throws an IOException when no directory is left that has it. */
    synchronized void append(Batch batch) throws IOException {
        for (Mirror behind : in(State.CATCHING_UP)) {
            behind.follow(batch);
            if (behind.waitingBytes() > WAITING_MAX) {
                stop(behind, "it is too slow to catch up: " + behind.waitingBytes() + " bytes wait for it");
            }
        }
        everywhere(mirror -> mirror.write(batch));
        last = batch.lastTransaction();
    }

    /** Goes on behind {@code image} everywhere; throws an IOException when no directory is left that does. */
    synchronized void leap(Image image, JournaledState state, Snapshots.Forcing forcing) throws IOException {
        last = image.transaction(); // of whoever fails half-way, too: it may have got there
        everywhere(mirror -> mirror.leap(image, state, forcing));
    }

    /** Makes what was appended survive a power cut; throws an IOException when no directory is left. */
    synchronized void force() throws IOException {
        if (forced() < last) {
            everywhere(Mirror::force);
        }
    }

    /** Does something with all current directories; those that fail are dropped, and the rest remember that. */
    private void everywhere(Function<Mirror, CompletableFuture<Void>> deed) throws IOException {
        if (dropFailed(awaiting.failures(begun(in(State.CURRENT), deed)))) {
            record();
        }
        requireOne();
    }

    private static Map<Mirror, CompletableFuture<Void>> begun(
            List<Mirror> which, Function<Mirror, CompletableFuture<Void>> deed) {
        Map<Mirror, CompletableFuture<Void>> begun = new LinkedHashMap<>();
        which.forEach(mirror -> begun.put(mirror, deed.apply(mirror)));
        return begun;
    }

    /** Writes the view into every current directory, until it is one that all of these have. */
    private void record() throws IOException {
        boolean again = true;
        while (again) {
            requireOne();
            DirectoryView now = view;
            again = dropFailed(awaiting.failures(begun(in(State.CURRENT), mirror -> mirror.record(now))));
        }
    }

    private boolean dropFailed(Map<Mirror, String> failed) {
        failed.forEach((mirror, why) -> {
            view = view.without(mirror.id(), mirror.place(), last, mirror.toldView());
            stop(mirror, why);
            log.error(
                    "journal directory dropped place={} transaction={} view={} why=\"{}\"; the NameNode goes on with"
                            + " the others, and takes this one back when it is well",
                    mirror.place(),
                    last,
                    view.number(),
                    why);
        });
        return !failed.isEmpty();
    }

    private void stop(Mirror mirror, String why) {
        mirror.stands(State.DROPPED, last, why);
        mirror.abandon(why);
    }

    private void requireOne() throws IOException {
        if (in(State.CURRENT).isEmpty()) {
            List<String> all = new ArrayList<>();
            mirrors.forEach(
                    mirror -> all.add(mirror.place() + " (" + mirror.standing().detail() + ")"));
            throw new IOException(
                    "no directory of the journal is left: " + String.join(", ", all) + "; mend or mount one of them");
        }
    }

    /**
     * Looks after the directories, to be called now and then: drops those that somebody else has taken, lets those in that
     * have caught up, and begins to fill those that were dropped. Throws an IOException when no directory is left.
     *
     * @param forcing makes the journal survive a power cut, for the snapshots of a directory
     * @param fills whether what is in a directory that was dropped may be replaced now
     */
    synchronized void lookAfter(JournaledState state, Snapshots.Forcing forcing, boolean fills) throws IOException {
        dropTaken();
        for (Mirror mirror : mirrors) {
            if (mirror.state() == State.CATCHING_UP) {
                lookAfter(mirror);
            } else if (fills && mirror.state() == State.DROPPED && mirror.idle()) {
                Image image = state.image();
                // Else a batch is durable and not published yet: next time.
                if (image.transaction() == last) {
                    mirror.stands(
                            State.CATCHING_UP, 0, tryingAgain(mirror.standing().detail()));
                    mirror.catchUp(image, view, state, forcing);
                }
            }
        }
    }

    /** What the directories' own threads have found out since the last time; nobody waits for them. */
    private void dropTaken() throws IOException {
        Map<Mirror, String> taken = new LinkedHashMap<>();
        for (Mirror mirror : in(State.CURRENT)) {
            mirror.trouble().ifPresent(why -> taken.put(mirror, why));
        }
        if (dropFailed(taken)) {
            record();
        }
        in(State.CURRENT).stream().filter(Mirror::idle).forEach(Mirror::watch);
    }

    private static String tryingAgain(String why) {
        String prefix = "it is being filled; before: ";
        return why.startsWith(prefix) ? why : prefix + why;
    }

    private void lookAfter(Mirror mirror) throws IOException {
        if (mirror.trouble().isPresent()) {
            String why = mirror.trouble().get();
            if (mirror.isNews(why)) {
                log.warn("journal directory not taken back, trying on place={} why=\"{}\"", mirror.place(), why);
            }
            stop(mirror, why);
        } else if (mirror.ready() && mirror.waitingBytes() <= NEARLY) {
            join(mirror);
        }
    }

    /** The newcomer's record comes first: until the others have it too, they know better. */
    private void join(Mirror mirror) throws IOException {
        view = view.with(mirror.id(), mirror.place(), last);
        DirectoryView joined = view;
        Map<Mirror, String> failed = awaiting.atMost(begun(List.of(mirror), one -> one.record(joined)));
        if (failed.isEmpty() && mirror.trouble().isEmpty()) {
            mirror.joined();
            mirror.isNews("");
            mirror.stands(State.CURRENT, last, "");
            log.info(
                    "journal directory is current again place={} transaction={} view={}",
                    mirror.place(),
                    last,
                    view.number());
        } else {
            view = view.without(mirror.id(), mirror.place(), last, mirror.toldView());
            stop(mirror, failed.getOrDefault(mirror, mirror.trouble().orElse("it failed")));
        }
        record();
    }

    /** Forces and lets go of everything; what does not answer is left. */
    synchronized void close() {
        Map<Mirror, String> failed = awaiting.atMost(begun(in(State.CURRENT), Mirror::force));
        failed.forEach(
                (mirror, why) -> log.error("journal not forced at its end place={} why={}", mirror.place(), why));
        List<Mirror> well = mirrors.stream().filter(Mirror::idle).toList();
        mirrors.forEach(mirror -> stop(mirror, "the journal is closed"));
        // Another process, or this one, may begin as soon as this returns.
        Map<Mirror, String> held = awaiting.atMost(begun(well, Mirror::upToHere));
        held.forEach((mirror, why) -> log.warn("journal not let go of place={} why={}", mirror.place(), why));
    }
}
