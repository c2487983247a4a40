package panal.cliente.console.command.transfer;

import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.console.shell.Shell;
import panal.protocol.config.EvenClock;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine.Option;

/** What transfers tell while they last. */
final class ProgressOptions {
    @Option(names = "-q", description = "no bars, no sum; what fails is told all the same")
    private boolean quiet;

    @Option(names = "--json", description = "what happens as one JSON object a line, instead of bars")
    private boolean json;

    void requireUsable() throws InvalidInput {
        if (quiet && json) {
            throw new InvalidInput("-q and --json exclude each other");
        }
    }

    /** Where this command's transfers are shown; to be closed behind them. */
    ProgressBoard board(Shell shell) {
        if (quiet) {
            return none();
        }
        EvenClock clock = EvenClock.ofThisMachine();
        return json
                ? ProgressBoard.forPrograms(shell.screen(), clock)
                : ProgressBoard.forPeople(shell.screen(), clock, shell.environment());
    }

    /** For what is told by nothing but its outcome. */
    ProgressBoard none() {
        return ProgressBoard.silent(EvenClock.ofThisMachine());
    }

    /** Whether standard output is for events. */
    boolean json() {
        return json;
    }
}
