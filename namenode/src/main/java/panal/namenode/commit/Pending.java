package panal.namenode.commit;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import panal.namenode.namespace.Command;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;

/** A command whose caller waits. The committing thread settles it, once. */
final class Pending<R> {
    private final Command<R> command;
    private final CompletableFuture<R> answer = new CompletableFuture<>();

    Pending(Command<R> command) {
        this.command = command;
    }

    Command<R> command() {
        return command;
    }

    void done(R reply) {
        answer.complete(reply);
    }

    void failed(PanalException why) {
        answer.completeExceptionally(why);
    }

    /** Waits until it is settled. */
    R await() throws PanalException {
        try {
            return answer.get();
        } catch (ExecutionException settled) {
            Optional<PanalException> why = Optional.ofNullable(settled.getCause())
                    .filter(PanalException.class::isInstance)
                    .map(PanalException.class::cast);
            throw why.orElseGet(() -> new LocalFailure("the NameNode could not do it: " + settled.getCause(), settled));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown("interrupted while waiting for the journal; repeat the request to find out");
        }
    }
}
