package panal.cliente.console.progress;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import panal.cliente.console.output.Screen;
import panal.cliente.console.output.TerminalModel;
import panal.cliente.console.output.TerminalSize;
import panal.cliente.session.Progress;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.testkit.FakeClock;
import panal.testkit.ManualExecutor;

/** A board whose time goes by when the test says so, on a terminal of 80 columns and 24 rows. */
final class BoardUnderTest implements AutoCloseable {
    final TerminalModel terminal = new TerminalModel(80);
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final Screen screen = new Screen(out, terminal, false, true, true);
    final FakeClock clock = FakeClock.anyTime();
    final ManualExecutor counting = new ManualExecutor();
    final ProgressBoard board;
    boolean foreground = true;
    private final List<Moving> begun = new ArrayList<>();
    private final Frames frames = new Frames();
    private String size = "24 80";

    /** One transfer, which a thread of its own waits for. */
    static final class Moving {
        private final CompletableFuture<Progress> progress = new CompletableFuture<>();
        private final CountDownLatch end = new CountDownLatch(1);
        private final CompletableFuture<String> outcome = new CompletableFuture<>();
        private volatile Optional<PanalException> failure = Optional.empty();

        Progress progress() {
            return progress.join();
        }

        void whole() {
            end.countDown();
            outcome.join();
        }

        void fail(String why) {
            failure = Optional.of(new LocalFailure(why));
            whole();
        }
    }

    /** Draws when the clock has come so far. */
    private final class Frames implements Ticker {
        private Runnable frame = () -> {};
        private long every;
        private long due;

        @Override
        public void begin(Runnable drawn, View.Pace pace) {
            frame = drawn;
            every = pace.every();
            due = clock.millis() + pace.first();
        }

        @Override
        public void close() {
            frame = () -> {};
        }
    }

    BoardUnderTest(Function<BoardUnderTest, View> view) {
        board = ProgressBoard.begun(Optional.of(view.apply(this)), clock, frames, counting);
    }

    static BoardUnderTest withBars() {
        return new BoardUnderTest(test -> new BarsView(
                test.screen, new TerminalSize(Map.of(), () -> test.size), () -> test.foreground, test.clock.millis()));
    }

    /** So much time goes by, in steps of a tenth of a second. */
    void pass(Duration time) {
        for (long left = time.toMillis(); left > 0; left -= 100) {
            clock.advance(Duration.ofMillis(Math.min(100, left)));
            if (clock.millis() >= frames.due) {
                frames.due = clock.millis() + frames.every;
                frames.frame.run();
            }
        }
    }

    /** So much time goes by in which nothing at all is drawn. */
    void miss(Duration time) {
        clock.advance(time);
    }

    void resize(int columns, int rows) {
        terminal.resize(columns);
        size = rows + " " + columns;
    }

    Moving begin(String name, long total) {
        Moving moving = new Moving();
        begun.add(moving);
        Thread thread = new Thread(() -> {
            try {
                moving.outcome.complete(board.transfer(name, "/" + name, total, progress -> {
                    moving.progress.complete(progress);
                    await(moving.end);
                    if (moving.failure.isPresent()) {
                        throw moving.failure.get();
                    }
                    return "whole";
                }));
            } catch (PanalException failed) {
                moving.outcome.complete("failed");
            } catch (RuntimeException unexpected) {
                moving.outcome.completeExceptionally(unexpected);
            }
        });
        thread.setDaemon(true);
        thread.start();
        moving.progress();
        return moving;
    }

    List<String> rows() {
        return terminal.rows();
    }

    String lastRow() {
        List<String> rows = rows();
        return rows.isEmpty() ? "" : rows.get(rows.size() - 1);
    }

    List<String> printed() {
        screen.flush();
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public void close() {
        begun.forEach(moving -> moving.end.countDown());
        begun.forEach(moving -> moving.outcome.join());
        board.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
