package panal.namenode.journal;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** One of several places of the journal, with what this process has for it: threads, and its claim. Thread-safe. */
final class MirrorPlace {
    private final CountedPlace place;
    private final Claim claim;
    private final Executor writer;
    private final Executor background;
    private final Executor lender;

    /**
     * A place.
     *
     * @param writer the thread that does all I/O there but what follows
     * @param background writes snapshots
     * @param lender reads for other directories that are mended from this one
     */
    MirrorPlace(MetadataPlace place, Claim claim, Executor writer, Executor background, Executor lender) {
        this.place = new CountedPlace(place);
        this.claim = claim;
        this.writer = writer;
        this.background = background;
        this.lender = lender;
    }

    /** Something with files. */
    interface Step {
        void run() throws IOException;
    }

    String name() {
        return place.name();
    }

    MetadataPlace place() {
        return place;
    }

    /** Grows as long as something is done there. */
    long moved() {
        return place.moved();
    }

    /** To be used by the writing thread, since it may hang in it. */
    Claim claim() {
        return claim;
    }

    JournalDisk disk() throws IOException {
        return place.disk();
    }

    /** The directory as long as nobody else has it. */
    ClaimedDisk claimed() throws IOException {
        return claim.disk(place.disk());
    }

    Executor background() {
        return background;
    }

    Executor lender() {
        return lender;
    }

    /** Hands a step to the writing thread, behind those that wait. */
    CompletableFuture<Void> begin(Step step) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        hand(step, done);
        return done;
    }

    /** The same, for whoever does not wait. */
    void hand(Step step) {
        hand(step, new CompletableFuture<>());
    }

    private void hand(Step step, CompletableFuture<Void> done) {
        try {
            writer.execute(() -> run(step, done));
        } catch (RejectedExecutionException stopping) {
            done.completeExceptionally(new IOException("the NameNode is stopping"));
        }
    }

    private static void run(Step step, CompletableFuture<Void> done) {
        try {
            step.run();
            done.complete(null);
        } catch (IOException | RuntimeException | Error failed) {
            done.completeExceptionally(failed);
        }
    }
}
