package panal.namenode;

import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.config.Terminal;
import panal.protocol.error.PanalException;

/**
 * Looks whether a rescue is over, each time it is run, and says how it ended, once: whatever goes wrong, it must not stand
 * there in silence with the NameNode's name. Run by one thread.
 */
final class Looking implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Looking.class);

    private final Look look;
    private final Terminal terminal;
    private final IntConsumer end;
    private boolean over;

    /** {@code end} is told the process's exit code. */
    Looking(Look look, Terminal terminal, IntConsumer end) {
        this.look = look;
        this.terminal = terminal;
        this.end = end;
    }

    /** One look. */
    interface Look {
        /** Whether all is done. */
        boolean isOver() throws PanalException;
    }

    @Override
    public void run() {
        if (over) {
            return;
        }
        try {
            if (look.isOver()) {
                over(Terminal.DONE);
            }
        } catch (PanalException cannot) {
            failed(String.valueOf(cannot.getMessage()), cannot);
        } catch (OutOfMemoryError full) {
            failed(
                    "the memory is too small for so many blocks; give it more, as in PANAL_JAVA_OPTS=-Xmx8g, and rescue"
                            + " again",
                    full);
        } catch (RuntimeException | Error unforeseen) {
            failed(unforeseen + "; the log has more", unforeseen);
        }
    }

    private void failed(String why, Throwable cause) {
        try {
            terminal.complain("namenode rescue: " + why);
            log.error("rescue failed why=\"{}\"", why, cause);
        } finally {
            over(Terminal.FAILED);
        }
    }

    private void over(int exitCode) {
        over = true;
        end.accept(exitCode);
    }
}
