package panal.cliente.console.command.transfer;

import java.util.concurrent.atomic.AtomicLong;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Screen;
import panal.cliente.console.shell.SizeText;
import panal.cliente.console.words.Texts;

/** Counts what was transferred, and sums it up for the person. Thread-safe. */
final class Tally {
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final long startMillis;

    Tally(long startMillis) {
        this.startMillis = startMillis;
    }

    void add(long moreBytes) {
        files.incrementAndGet();
        bytes.addAndGet(moreBytes);
    }

    /**
     * A summary, where there is something to sum up: of several files when one failed, and when it is due.
     *
     * @param done what was done, a key for one and many: {@code transfer.uploaded}
     * @param due whether the person has seen the transfers and wants to see their end
     */
    void tell(Screen screen, String done, int failures, long nowMillis, boolean due) {
        Texts texts = screen.texts();
        if (failures > 0 && files.get() + failures > 1) {
            screen.message(texts.counted("transfer.sum.failed", failures, moved(done, texts)));
        } else if (failures == 0 && due) {
            long millis = Math.max(1, nowMillis - startMillis);
            String rate = SizeText.of(Math.round(bytes.get() * 1000.0 / millis), texts);
            screen.message(texts.text("transfer.sum", moved(done, texts), Moment.span(millis), rate));
        }
    }

    private String moved(String done, Texts texts) {
        return texts.counted(done, files.get(), SizeText.of(bytes.get(), texts));
    }
}
