package panal.cliente.console.progress;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import panal.cliente.console.output.OutputClosed;
import panal.cliente.console.output.Screen;
import panal.cliente.console.output.TerminalSize;
import panal.cliente.session.Progress;
import panal.protocol.error.PanalException;

/**
 * What the transfers of one command show of themselves. Costs next to nothing until the first frame is due, so that a short
 * command is as quick as without one. {@link #transfer} is for any thread, the rest for the command's.
 */
public final class ProgressBoard implements AutoCloseable {
    private final Optional<View> view;
    private final Workload work = new Workload();
    private final Clock clock;
    private final Ticker ticker;
    private final Executor counting;
    private final List<Census> censuses = new ArrayList<>();
    /** Guards the fields below, and lets one frame be drawn at a time. */
    private final Object drawing = new Object();

    private boolean counted;
    private boolean over;
    private Supplier<String> advice = () -> "";
    private Optional<OutputClosed> closed = Optional.empty();

    /** One file's way. */
    @FunctionalInterface
    public interface Transfer<T> {
        T run(Progress progress) throws PanalException;
    }

    /** Counts what is to come, if somebody wants to know; on a thread of its own, and for nothing if it fails. */
    @FunctionalInterface
    public interface Census {
        void take(Count count) throws PanalException;
    }

    /** Is told what a census finds. */
    @FunctionalInterface
    public interface Count {
        /** So much more; says whether somebody still wants to know. */
        boolean add(long files, long bytes);
    }

    /** With its frames already going. */
    static ProgressBoard begun(Optional<View> view, Clock clock, Ticker ticker, Executor counting) {
        ProgressBoard board = new ProgressBoard(view, clock, ticker, counting);
        if (view.isPresent()) {
            ticker.begin(board::frame, view.get().pace());
        }
        return board;
    }

    private ProgressBoard(Optional<View> view, Clock clock, Ticker ticker, Executor counting) {
        this.view = view;
        this.clock = clock;
        this.ticker = ticker;
        this.counting = counting;
    }

    /**
     * For people: bars where standard error is a terminal that can move its cursor, else a line every ten seconds.
     *
     * @param environment variables, of which COLUMNS, LINES and TERM say what the terminal is like
     */
    public static ProgressBoard forPeople(Screen screen, Clock clock, Map<String, String> environment) {
        boolean moves = screen.errorIsTerminal()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        View view = moves
                ? new BarsView(screen, TerminalSize.of(environment), Foreground::isOurs, clock.millis())
                : new LinesView(screen, clock.millis());
        return begun(Optional.of(view), clock, new Ticker.OfThread(), ProgressBoard::inBackground);
    }

    /** For programs: one JSON object a line on standard output. */
    public static ProgressBoard forPrograms(Screen screen, Clock clock) {
        View view = new EventsView(screen, clock.millis());
        return begun(Optional.of(view), clock, new Ticker.OfThread(), ProgressBoard::inBackground);
    }

    /** For nobody. */
    public static ProgressBoard silent(Clock clock) {
        return begun(Optional.empty(), clock, new Ticker.OfThread(), ProgressBoard::inBackground);
    }

    /** Says how to find out what is to come; called before the first transfer. */
    public void expect(Census census) {
        synchronized (drawing) {
            work.expect();
            censuses.add(census);
        }
    }

    /** Says what a person can do who has stopped it; asked for the line only then, as reading texts takes a while. */
    public void afterStop(Supplier<String> line) {
        synchronized (drawing) {
            advice = line;
        }
    }

    /**
     * Makes a transfer that is shown while it lasts.
     *
     * @param from of what, {@code -} for standard input
     * @param to where to
     * @param total bytes; -1 when that is not known
     */
    public <T> T transfer(String from, String to, long total, Transfer<T> transfer) throws PanalException {
        FileTrack track = new FileTrack(from, to, total, clock.millis());
        work.begin(track);
        if (view.isPresent()) {
            view.get().begun(track);
        }
        boolean whole = false;
        String why = "";
        try {
            T result = transfer.run(track);
            whole = true;
            return result;
        } catch (PanalException failure) {
            why = String.valueOf(failure.getMessage());
            throw failure;
        } finally {
            end(track, whole, why);
        }
    }

    private void end(FileTrack track, boolean whole, String why) {
        if (whole) {
            work.whole(track);
            if (view.isPresent()) {
                view.get().whole(track, clock.millis());
            }
        } else {
            work.failed(track);
            if (view.isPresent()) {
                view.get().failed(track, why);
            }
        }
    }

    /** All that was to be done is done, or has failed. Says whether a sum for the person is due. */
    public boolean finish() {
        synchronized (drawing) {
            boolean first = !over;
            over = true;
            if (closed.isPresent()) {
                throw closed.get();
            }
            return first && view.isPresent() && view.get().finished(work, clock.millis());
        }
    }

    /** Ends it; what was not finished is told to have been stopped. */
    @Override
    public void close() {
        ticker.close();
        synchronized (drawing) {
            if (!over) {
                over = true;
                // What was refused before anything began cannot go on.
                String told = work.hasBegun() ? advice.get() : "";
                view.ifPresent(shown -> shown.stopped(work, clock.millis(), told));
            }
        }
    }

    private void frame() {
        synchronized (drawing) {
            if (over || closed.isPresent()) {
                return;
            }
            if (!counted) {
                counted = true;
                censuses.forEach(census -> counting.execute(() -> count(census)));
            }
            try {
                view.ifPresent(shown -> shown.frame(work, clock.millis()));
            } catch (OutputClosed gone) {
                closed = Optional.of(gone);
            }
        }
    }

    private void count(Census census) {
        boolean whole = false;
        try {
            census.take((files, bytes) -> {
                work.count(files, bytes);
                return wanted();
            });
            whole = true;
        } catch (PanalException unknown) {
            // Whoever transfers it will meet the same, and tell.
        } finally {
            work.counted(whole);
        }
    }

    private boolean wanted() {
        synchronized (drawing) {
            return !over;
        }
    }

    private static void inBackground(Runnable census) {
        Thread thread = new Thread(census, "progress-census");
        thread.setDaemon(true);
        thread.start();
    }
}
