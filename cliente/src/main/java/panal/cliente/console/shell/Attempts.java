package panal.cliente.console.shell;

import java.util.concurrent.atomic.AtomicInteger;
import panal.cliente.console.output.Screen;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;

/** Things to do of which one may fail without ending the others; each failure is one message. Thread-safe. */
public final class Attempts {
    private final Screen screen;
    private final boolean verbose;
    private final AtomicInteger failed = new AtomicInteger();

    public Attempts(Screen screen, boolean verbose) {
        this.screen = screen;
        this.verbose = verbose;
    }

    /** One of them. */
    @FunctionalInterface
    public interface Attempt {
        void run() throws PanalException;
    }

    /** Tries; a cluster that does not answer ends everything, because the next attempt would wait for it again. */
    public void attempt(Attempt one) throws Unreachable {
        try {
            one.run();
        } catch (Unreachable gone) {
            throw gone;
        } catch (PanalException failure) {
            failed(failure);
        }
    }

    public void failed(PanalException failure) {
        failed.incrementAndGet();
        if (Thread.currentThread().isInterrupted()) {
            // It did not fail, it was ended, and so were all others: whoever ended them says so, once.
            return;
        }
        screen.message(Failure.text(failure, screen.texts()));
        if (verbose) {
            screen.trace(failure);
        }
    }

    /** Something was left out, for a reason that the person should know; one of the known errors, or another sentence. */
    public void skipped(String reason) {
        failed.incrementAndGet();
        screen.message(screen.texts().sentence(reason));
    }

    /** Something was not done because the person, or the lack of one, said no; that was told already. */
    public void refused() {
        failed.incrementAndGet();
    }

    public int failures() {
        return failed.get();
    }

    /** 0 when all went well, else 1. */
    public int exitCode() {
        return failed.get() == 0 ? 0 : 1;
    }
}
