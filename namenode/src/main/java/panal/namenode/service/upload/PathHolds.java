package panal.namenode.service.upload;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import panal.namenode.namespace.Place;
import panal.protocol.error.PathHeld;
import panal.protocol.value.BlockId;
import panal.protocol.value.FilePath;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadTicket;

/**
 * Which paths are being written, and by whom: so that the second of two writers learns it at the beginning. Advisory:
 * completion decides. Soft state; a NameNode that was restarted learns it again from the clients' calls. Thread-safe.
 */
public final class PathHolds {
    /** For a client that was told that it may go on with an upload, and goes on at once, unless it has ended meanwhile. */
    private static final Duration FIRST_CALL = Duration.ofSeconds(10);

    private final Clock clock;
    private final Duration holdTime;
    /** Both tables are guarded by this. */
    private final Map<Place, Hold> byPlace = new HashMap<>();

    private final Map<UploadId, Hold> byUpload = new HashMap<>();

    public PathHolds(Clock clock, Duration holdTime) {
        this.clock = clock;
        this.holdTime = holdTime;
    }

    /** How long a path is held for a client that is silent. */
    public Duration time() {
        return holdTime;
    }

    /**
     * Holds a path for a new upload. A hold of the same client of which it has shown no knowledge is replaced: the answer
     * that told it was lost.
     */
    synchronized void take(UploadId upload, Place place, FilePath path, String user, String client) throws PathHeld {
        Hold there = byPlace.get(place);
        if (there != null && !over(there) && !isLostBeginning(there, user, client)) {
            throw held(there, path);
        }
        add(new Hold(upload, place, user, client, clock.instant()));
    }

    /** Refuses a path that another upload holds than this one. */
    synchronized void requireNoOther(UploadId upload, Place place, FilePath path) throws PathHeld {
        Hold there = byPlace.get(place);
        if (there != null && !there.upload.equals(upload) && !over(there)) {
            throw held(there, path);
        }
    }

    /**
     * Holds a path for the next client of an upload: at once, whoever of that upload had it before. Not for long, until the
     * client has called: the answer that told it may have been lost.
     */
    synchronized void takeUp(UploadId upload, Place place, FilePath path, String user, String client) throws PathHeld {
        requireNoOther(upload, place, path);
        Hold hold = new Hold(upload, place, user, client, clock.instant());
        hold.heard = hold.since.minus(holdTime).plus(FIRST_CALL);
        add(hold);
    }

    private static PathHeld held(Hold there, FilePath path) {
        return new PathHeld(path + " is being written by " + there.client + " (user " + there.user + ") since "
                + there.since + "; wait until that is done, or choose another name");
    }

    private static boolean isLostBeginning(Hold hold, String user, String client) {
        return !hold.known && hold.user.equals(user) && hold.client.equals(client);
    }

    private boolean over(Hold hold) {
        return hold.heard.plus(holdTime).isBefore(clock.instant());
    }

    private void add(Hold hold) {
        byPlace.put(hold.place, hold);
        byUpload.put(hold.upload, hold);
    }

    /** The client was heard of; answers whether the hold was not known to this process. */
    synchronized boolean touch(UploadTicket ticket) {
        Hold hold = byUpload.get(ticket.upload());
        boolean fresh = hold == null;
        if (hold == null) {
            Place place = new Place(ticket.parent(), ticket.name());
            hold = new Hold(ticket.upload(), place, ticket.user(), "an earlier client", clock.instant());
            byUpload.put(hold.upload, hold);
            byPlace.putIfAbsent(place, hold);
        }
        hold.heard = clock.instant();
        hold.known = true;
        return fresh;
    }

    /** The attempt that was granted last for a block. */
    synchronized int attempt(UploadId upload, BlockId block) {
        Hold hold = byUpload.get(upload);
        return hold == null ? 1 : hold.attempts.getOrDefault(block, 1);
    }

    /** The number of a new attempt, higher than the failed one and than any granted before. */
    synchronized int nextAttempt(UploadId upload, BlockId block, int failed) {
        int next = Math.max(failed, attempt(upload, block)) + 1;
        Optional.ofNullable(byUpload.get(upload)).ifPresent(hold -> hold.attempts.put(block, next));
        return next;
    }

    synchronized void release(UploadId upload) {
        Hold hold = byUpload.remove(upload);
        if (hold != null) {
            byPlace.remove(hold.place, hold);
        }
    }

    public synchronized boolean holds(UploadId upload) {
        return byUpload.containsKey(upload);
    }

    /** Who is at an upload; empty when nobody was heard of lately. */
    synchronized Optional<String> client(UploadId upload) {
        return Optional.ofNullable(byUpload.get(upload)).map(hold -> hold.client);
    }

    /** Drops the holds of clients that were not heard of for long; answers their uploads. */
    public synchronized List<UploadId> sweep() {
        List<UploadId> over = new ArrayList<>();
        for (Hold hold : byUpload.values()) {
            if (over(hold)) {
                over.add(hold.upload);
            }
        }
        over.forEach(this::release);
        return over;
    }
}
