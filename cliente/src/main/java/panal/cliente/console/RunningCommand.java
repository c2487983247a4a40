package panal.cliente.console;

import java.util.Optional;
import java.util.function.IntSupplier;
import panal.cliente.console.output.Screen;

/**
 * The command that runs at the moment. Whoever interrupts it ends it and not the console: first it may take back what it
 * began; asked a second time, it loses its connections. Thread-safe; one command runs at a time.
 */
final class RunningCommand {
    private final Screen screen;
    private final Runnable disconnect;

    /** Whose thread it is; empty between commands. Guarded by this, with {@link #stops}. */
    private Optional<Thread> working = Optional.empty();

    private int stops;

    RunningCommand(Screen screen, Runnable disconnect) {
        this.screen = screen;
        this.disconnect = disconnect;
    }

    /** Runs it in this thread; one that was stopped, and has not told by itself how it ended, is told of in a line. */
    int run(IntSupplier command) {
        begin();
        int exitCode = 1;
        try {
            exitCode = command.getAsInt();
        } finally {
            boolean stopped = end();
            boolean told = screen.hasParted();
            if (stopped && exitCode != 0 && !told) {
                screen.say("terminal.interrupted");
            }
        }
        return exitCode;
    }

    /** Has the command end soon; does nothing between commands. */
    void stop() {
        boolean again;
        synchronized (this) {
            if (working.isEmpty()) {
                return;
            }
            stops++;
            again = stops > 1;
            screen.belowKey();
            working.get().interrupt();
        }
        if (again) {
            disconnect.run();
        }
    }

    private synchronized void begin() {
        working = Optional.of(Thread.currentThread());
        stops = 0;
    }

    /** An interrupt that came too late is forgotten: it was not meant for the next command. */
    private synchronized boolean end() {
        working = Optional.empty();
        return Thread.interrupted() || stops > 0;
    }
}
