package panal.cliente.session;

import java.time.Duration;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.protocol.error.SafeMode;
import panal.protocol.error.Unreachable;

/**
 * How long a failure of each kind is waited out, counted from the beginning of the call. Zero answers at once.
 *
 * @param unreachable a NameNode that does not answer, or did but cannot say what became of the command
 * @param safeMode a NameNode that is up but does not take changes yet
 * @param noNodes no DataNode for a block: right after a NameNode's start they have to come back first
 */
public record Patience(Duration unreachable, Duration safeMode, Duration noNodes) {
    private static final Duration COMMAND = Duration.ofSeconds(10);
    private static final Duration BEGINNING = Duration.ofSeconds(5);
    private static final Duration NODES = Duration.ofSeconds(15);
    private static final Duration WATCHING = Duration.ofDays(1);

    /** For a person who waits for one answer. */
    public static Patience forCommand() {
        return new Patience(COMMAND, Duration.ZERO, Duration.ZERO);
    }

    /** For a look that somebody may go without: what does not answer is not asked again. */
    public static Patience forGlance() {
        return new Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /** For the first call of an upload: nothing is lost yet, but it may be one of many. */
    public static Patience forBeginning(Duration transfer) {
        return new Patience(transfer, min(transfer, COMMAND), min(transfer, BEGINNING));
    }

    /** For a transfer under way, which survives a restart of the NameNode. */
    public static Patience forTransfer(Duration transfer) {
        return new Patience(transfer, transfer, min(transfer, NODES));
    }

    /** For somebody who waits for whatever may happen, and stops that himself. */
    public static Patience forWatching() {
        return new Patience(WATCHING, Duration.ZERO, Duration.ZERO);
    }

    /** The same, but a want of DataNodes is answered at once. */
    public Patience withoutWaitingForNodes() {
        return new Patience(unreachable, safeMode, Duration.ZERO);
    }

    /** How long a call that fails in this way is repeated. */
    Duration with(PanalException failure) {
        if (failure instanceof Unreachable || failure instanceof OutcomeUnknown) {
            return unreachable;
        }
        if (failure instanceof SafeMode) {
            return safeMode;
        }
        return failure instanceof NoDataNodes ? noNodes : Duration.ZERO;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
