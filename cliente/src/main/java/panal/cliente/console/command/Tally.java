package panal.cliente.console.command;

import java.util.concurrent.atomic.AtomicLong;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Screen;

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
     * @param done such as {@code uploaded}
     * @param due whether the person has seen the transfers and wants to see their end
     */
    void tell(Screen screen, String done, int failures, long nowMillis, boolean due) {
        if (failures > 0 && files.get() + failures > 1) {
            screen.message(
                    done + " " + counted() + ", " + size(bytes.get()) + "; " + failures + " failed or were skipped");
        } else if (failures == 0 && due) {
            long millis = Math.max(1, nowMillis - startMillis);
            String rate = size(Math.round(bytes.get() * 1000.0 / millis));
            screen.message(done + " " + counted() + ", " + size(bytes.get()) + " in " + Moment.span(millis) + " ("
                    + rate + "/s)");
        }
    }

    private String counted() {
        return files.get() == 1 ? "1 file" : files + " files";
    }

    private static String size(long bytes) {
        return bytes < 1024 ? bytes + " bytes" : HumanSize.of(bytes);
    }
}
