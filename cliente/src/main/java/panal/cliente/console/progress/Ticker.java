package panal.cliente.console.progress;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has frame after frame drawn until it is closed. */
interface Ticker extends AutoCloseable {
    void begin(Runnable frame, View.Pace pace);

    /** No frame begins from now on; one that is being drawn is not waited for. */
    @Override
    void close();

    /** On a thread of its own, which keeps nobody from ending. Begun at most once, and closed by whoever began it. */
    final class OfThread implements Ticker {
        private Optional<Thread> drawing = Optional.empty();
        private final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public void begin(Runnable frame, View.Pace pace) {
            Thread thread = new Thread(() -> draw(frame, pace), "progress");
            thread.setDaemon(true);
            drawing = Optional.of(thread);
            thread.start();
        }

        /** Waits by itself: a pool with a timer would be more to make than all that most transfers are. */
        private void draw(Runnable frame, View.Pace pace) {
            long pause = pace.first();
            try {
                while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
                    frame.run();
                    pause = pace.every();
                }
            } catch (InterruptedException isClosed) {
                // Nobody looks any more.
                return;
            }
        }

        @Override
        public void close() {
            closed.countDown();
            if (drawing.isPresent()) {
                drawing.get().interrupt();
            }
        }
    }
}
